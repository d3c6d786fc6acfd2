using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Reinstate.Evidence.Packs;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>A pack as its receiver unpacks it.</summary>
internal sealed partial class OpenedPack
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public OpenedPack(EvidencePackFile file)
    {
        File = file;
        using var zip = new ZipArchive(new MemoryStream([.. File.Zip]), ZipArchiveMode.Read);
        Entries = [.. zip.Entries.Select(entry => (entry.FullName, entry.LastWriteTime.DateTime))];
        foreach (var entry in zip.Entries)
        {
            using var body = entry.Open();
            using var copy = new MemoryStream();
            body.CopyTo(copy);
            files[entry.FullName] = copy.ToArray();
        }

        Html = Encoding.UTF8.GetString(files["evidence.html"]);
        Json = JsonDocument.Parse(files["evidence.json"]).RootElement;
        Manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
    }

    public EvidencePackFile File { get; }

    public IReadOnlyList<(string Name, DateTime At)> Entries { get; }

    public string Html { get; }

    public JsonElement Json { get; }

    public JsonElement Manifest { get; }

    public IEnumerable<string> Files => files.Keys;

    public byte[] Bytes(string name) => files[name];

    /// <summary>The rows of a section in which a field has a value.</summary>
    public IEnumerable<JsonElement> Rows(string section, string field, string value) =>
        Json.GetProperty(section).EnumerateArray().Where(row => row.GetProperty(field).ToString() == value);

    /// <summary>The text of one section of the page.</summary>
    public string Page(string section)
    {
        var start = Html.IndexOf($"<section id=\"{section}\">", StringComparison.Ordinal);
        return start < 0 ? "" : Html[start..Html.IndexOf("</section>", start, StringComparison.Ordinal)];
    }
}
