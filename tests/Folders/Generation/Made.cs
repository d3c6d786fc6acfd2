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

    public FolderResult Reconciled()
    {
        var read = FolderReader.Read(Path);
        return FolderReconciliation.Evaluate(read, read.Context(Policy.Default, null));
    }

    /// <summary>Against the files that reconcile would write.</summary>
    public Score Scored()
    {
        var result = Reconciled();
        var results = System.IO.Path.Combine(root.FullName, "results");
        Directory.CreateDirectory(results);
        File.WriteAllText(System.IO.Path.Combine(results, "findings.csv"), "rule,code,severity,service_id,person_id,item,entries,explanation\n" + string.Concat(result.Findings.Select(f =>
            $"{f.Rule},{f.Code},{f.Severity.Name()},{f.ServiceId},{f.PersonId},{f.ItemId},{string.Join(';', f.EntryIds)},\"{f.Explanation.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")));
        File.WriteAllText(System.IO.Path.Combine(results, "rejects.csv"), "file\n" + string.Concat(result.Folder.Rejects.Select(r => $"{r.File}\n")));
        return ScoreFiles.Read(Path, results);
    }

    public string[] Lines(string file) => File.ReadAllLines(System.IO.Path.Combine(Path, file));

    public void Dispose() => root.Delete(recursive: true);
}
