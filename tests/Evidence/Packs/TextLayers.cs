using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Grains.Boards;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Every place of a pack where a text can stand: names of files, tables, page, data, manifest, and of the PDF each page, the metadata, bookmarks and the bytes themselves.</summary>
internal static class TextLayers
{
    public static IEnumerable<(string Where, string Text)> Of(OpenedPack pack)
    {
        yield return ("names of files", string.Join('\n', pack.Files.Append(pack.File.FileName)));
        foreach (var file in pack.Files.Where(file => !file.EndsWith(".pdf", StringComparison.Ordinal)))
            yield return (file, Body(Encoding.UTF8.GetString(pack.Bytes(file))));
        using var pdf = new OpenedPdf(pack.Bytes("evidence.pdf"));
        foreach (var page in pdf.Pages)
            yield return ($"page {page.Number}", OpenedPdf.TextOf(page));
        yield return ("pages, lines joined", pdf.Packed);
        yield return ("information", pdf.Document.Information.ToString() + pdf.Document.Information.Title + pdf.Document.Information.Subject + pdf.Document.Information.Author);
        yield return ("bytes", Encoding.UTF8.GetString(pack.Bytes("evidence.pdf")));
        if (pdf.Document.TryGetBookmarks(out var marks))
            yield return ("bookmarks", string.Join('\n', marks.GetNodes().Select(mark => mark.Title)));
    }

    /// <summary>Values of people and staff, of whatever length.</summary>
    public static IEnumerable<string> PersonalValues(TenantView view) => view.Organisation.People.Values
        .SelectMany(person => (string[])[person.PersonId, person.Name, person.Dob, person.NhsNumber, person.Unit, person.Allergies, person.Gp, .. person.Name.Split(' ')])
        .Concat(view.Organisation.Staff.Values.SelectMany(staff => (string[])[staff.StaffId, staff.Name, staff.Initials, .. staff.Name.Split(' ')]))
        .Where(value => value.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Where any of the values stands as a word; a value of few letters is looked for as a word of its own, a long one anywhere.</summary>
    public static IEnumerable<string> Found(OpenedPack pack, IEnumerable<string> values)
    {
        var wanted = values.Distinct(StringComparer.Ordinal).ToList();
        var search = SearchValues.Create([.. wanted], StringComparison.Ordinal);
        var packed = wanted.Where(value => value.Length > 7).Select(OpenedPdf.Pack).ToList();
        foreach (var (where, text) in Of(pack))
        {
            // Bytes that are compressed are no words, and a name of two letters is among them by chance.
            if (where is "bytes" or "pages, lines joined")
            {
                foreach (var value in packed.Where(value => text.Contains(value, StringComparison.Ordinal)))
                    yield return $"{where}: {value}";
            }
            else
            {
                for (var at = Next(text, 0, search); at >= 0; at = Next(text, at + 1, search))
                {
                    if (wanted.Find(value => StandsAt(text, at, value)) is { } found)
                        yield return $"{where}: {found} in …{text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 40)]}…";
                }
            }
        }
    }

    private static int Next(string text, int from, SearchValues<string> search) => text.AsSpan(from).IndexOfAny(search) is >= 0 and var at ? from + at : -1;

    private static bool StandsAt(string text, int at, string value) =>
        string.CompareOrdinal(text, at, value, 0, value.Length) == 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + value.Length == text.Length || !char.IsLetterOrDigit(text[at + value.Length]));

    private static string Body(string text) => text.StartsWith("<!doctype", StringComparison.Ordinal)
        ? Regex.Replace(text[text.IndexOf("</style>", StringComparison.Ordinal)..], "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(30)) : text;
}
