using Reinstate.Folders;
using Reinstate.Folders.Reading;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// The six outputs of IMPORTS.md. They are written beside their place and moved in when all are whole: whoever looks sees the former set
/// or the new one, file by file, and never half a file.
/// </summary>
public static class ReportFiles
{
    public static readonly IReadOnlyList<string> Names =
        ["completeness.csv", "findings.csv", "reconciliation-log.csv", "rejects.csv", "report.html", "summary.json"];

    public static void Write(FolderResult result, string directory)
    {
        var target = Path.GetFullPath(directory);
        var fresh = Path.TrimEndingDirectorySeparator(target) + "." + Path.GetRandomFileName() + ".partial";
        Directory.CreateDirectory(fresh);
        try
        {
            WriteAll(result, fresh);
            Directory.CreateDirectory(target);
            foreach (var name in Names)
                File.Move(Path.Combine(fresh, name), Path.Combine(target, name), overwrite: true);
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static void WriteAll(FolderResult result, string directory)
    {
        Text("completeness.csv", Tables.Completeness);
        Text("findings.csv", Tables.Findings);
        Text("rejects.csv", Tables.Rejects);
        Text("reconciliation-log.csv", ReconciliationLog.Write);
        Text("report.html", HtmlReport.Write);
        using var stream = File.Create(Path.Combine(directory, "summary.json"));
        SummaryJson.Write(result, stream);

        void Text(string name, Action<FolderResult, TextWriter> write)
        {
            using var writer = CsvOutput.Open(Path.Combine(directory, name));
            write(result, writer);
        }
    }
}
