using Reinstate.Folders;
using Reinstate.Folders.Generation;
using Reinstate.Folders.Generation.Scoring;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Generation;

/// <summary>A generated folder that is removed afterwards.</summary>
internal sealed class Made : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("generated-");

    public Made(GenerationRequest request)
    {
        Path = System.IO.Path.Combine(root.FullName, "folder");
        Folder = FolderGenerator.Generate(request, Path);
    }

    public string Path { get; }

    public GeneratedFolder Folder { get; }

    /// <summary>Findings, rejects, and whether any item is open.</summary>
    public (Finding[] Findings, Reject[] Rejects, bool Open) Reconciled()
    {
        using var folder = OpenFolder.Open(Path);
        var run = new FolderReconciliation(folder, folder.Context(Policy.Default, null));
        var services = run.All();
        return ([.. run.Elsewhere, .. services.SelectMany(s => s.Findings)], [.. folder.Rejects, .. services.SelectMany(s => s.Rejects)], services.Any(s => s.Items.Any(i => i.Open)));
    }

    /// <summary>Against the files that reconcile would write.</summary>
    public Score Scored()
    {
        var (findings, rejects, _) = Reconciled();
        var results = System.IO.Path.Combine(root.FullName, "results");
        Directory.CreateDirectory(results);
        File.WriteAllText(System.IO.Path.Combine(results, "findings.csv"), "rule,code,severity,service_id,person_id,item,entries,explanation\n" + string.Concat(findings.Select(f =>
            $"{f.Rule},{f.Code},{f.Severity.Name()},{f.ServiceId},{f.PersonId},{f.ItemId},{string.Join(';', f.EntryIds)},\"{f.Explanation.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")));
        File.WriteAllText(System.IO.Path.Combine(results, "rejects.csv"), "file\n" + string.Concat(rejects.Select(r => $"{r.File}\n")));
        return ScoreFiles.Read(Path, results);
    }

    public string[] Lines(string file) => File.ReadAllLines(System.IO.Path.Combine(Path, file));

    public void Dispose() => root.Delete(recursive: true);
}
