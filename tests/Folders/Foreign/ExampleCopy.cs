using Reinstate.FoldersTests.Reading.Plain;

namespace Reinstate.FoldersTests.Foreign;

/// <summary>A copy of one of the examples, to be changed.</summary>
internal sealed class ExampleCopy : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("twin-");

    public ExampleCopy(string name)
    {
        var tree = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(tree.FullName, "Platform.sln")))
            tree = tree.Parent!;
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(tree.FullName, "examples", name), "*.csv"))
            File.Copy(file, In(System.IO.Path.GetFileName(file)));
    }

    public string Path => root.FullName;

    public List<Dictionary<string, string>> Rows(string name)
    {
        using var stream = File.OpenRead(In(name));
        var records = new PlainRecords(stream).Read().ToList();
        return [.. records.Skip(1).Select(r => records[0].Fields.Zip(r.Fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    /// <summary>Puts a word before each entry id.</summary>
    public ExampleCopy Renamed(string name, string prefix)
    {
        var rows = Rows(name);
        var lines = rows.Select(r => string.Join(',', r.Select(c => $"\"{(c.Key == "entry_id" ? prefix : "")}{c.Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        return With(name, $"{string.Join(',', rows[0].Keys)}\n{string.Join('\n', lines)}\n");
    }

    public ExampleCopy With(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return this;
    }

    public ExampleCopy Lines(string name, IEnumerable<string> lines) => With(name, Samples.Lines([.. lines]));

    public ExampleCopy Without(string name)
    {
        File.Delete(In(name));
        return this;
    }

    public void Dispose() => root.Delete(recursive: true);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
