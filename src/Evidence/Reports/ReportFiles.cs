using System.Collections.Immutable;
using Reinstate.Folders;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// The six outputs of IMPORTS.md, and foreign-kept.ndjson where FHIR or calendar files hold what no row was made of. They are written beside
/// their place and moved in when all are whole: whoever looks sees the former set or the new one, file by file, and never half a file.
/// </summary>
public static class ReportFiles
{
    public static readonly IReadOnlyList<string> Names =
        ["completeness.csv", "findings.csv", "reconciliation-log.csv", "rejects.csv", "report.html", "summary.json"];

    /// <summary>Reconciles the folder and writes what comes of it.</summary>
    internal static RunSummary Write(OpenFolder folder, RecoveryContext context, string directory)
    {
        var target = Path.GetFullPath(directory);
        var fresh = Path.TrimEndingDirectorySeparator(target) + "." + Path.GetRandomFileName() + ".partial";
        Directory.CreateDirectory(fresh);
        try
        {
            var summary = WriteAll(folder, context, fresh);
            Directory.CreateDirectory(target);
            foreach (var name in Names)
                File.Move(Path.Combine(fresh, name), Path.Combine(target, name), overwrite: true);
            if (folder.Kept.IsEmpty)
                File.Delete(Path.Combine(target, KeptFile.Name));
            else
                File.Move(Path.Combine(fresh, KeptFile.Name), Path.Combine(target, KeptFile.Name), overwrite: true);
            return summary;
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static RunSummary WriteAll(OpenFolder folder, RecoveryContext context, string directory)
    {
        using var completeness = Begin("completeness.csv", Tables.CompletenessColumns);
        using var findings = Begin("findings.csv", Tables.FindingColumns);
        using var log = Begin("reconciliation-log.csv", ReconciliationLog.Columns);
        using var pages = new SegmentFile(Path.Combine(directory, "report.html"));
        var (totals, services, rejects) = (new Totals(), new CompletenessVector[folder.Services.Length], new List<Reject>(folder.Rejects));
        var run = new FolderReconciliation(folder, context);
        totals.Count(run.Elsewhere);
        Csv(csv => Tables.Findings(csv, run.Elsewhere), findings.Begin);
        run.EachService(service => ServiceSegments.Of(service, context, folder.Services.Length <= ServicePage.MostServicesWithClocks), Take, Retake);
        completeness.Finish();
        findings.Finish();
        log.Finish();
        var summary = new RunSummary(folder, context, totals, services, FolderReader.InOrder(rejects));
        var (cover, end) = HtmlReport.Around(summary, run.Elsewhere);
        using (cover)
        using (end)
            pages.Finish(cover.Written, end.Written);

        using (var file = File.Create(Path.Combine(directory, "rejects.csv")))
        {
            Csv(csv => csv.Row(Tables.RejectColumns), file.Write);
            foreach (var some in summary.Rejects.Chunk(10_000))
                Csv(csv => Tables.Rejects(csv, some), file.Write);
        }

        if (!folder.Kept.IsEmpty)
        {
            using var kept = File.Create(Path.Combine(directory, KeptFile.Name));
            KeptFile.Write(folder.Kept, kept);
        }

        using var stream = File.Create(Path.Combine(directory, "summary.json"));
        SummaryJson.Write(summary, stream);
        return summary;

        void Take(int index, ServiceSegments pieces)
        {
            using (pieces)
            {
                completeness.Add(pieces.Completeness.Written);
                findings.Add(pieces.Findings.Written);
                log.Add(pieces.Log.Written);
                pages.Add(pieces.Page.Written);
                totals.Add(pieces.Totals);
                services[index] = pieces.Totals.All;
                rejects.AddRange(pieces.Rejects);
            }
        }

        void Retake(int index, ServiceSegments before, ServiceSegments now)
        {
            using (before)
            using (now)
            {
                completeness.Exchange(index, now.Completeness.Written);
                findings.Exchange(index, now.Findings.Written);
                log.Exchange(index, now.Log.Written);
                pages.Exchange(index, now.Page.Written);
                totals.Add(before.Totals, -1);
                totals.Add(now.Totals);
                services[index] = now.Totals.All;
            }
        }

        SegmentFile Begin(string name, string[] columns)
        {
            var file = new SegmentFile(Path.Combine(directory, name));
            Csv(csv => csv.Row(columns), file.Begin);
            return file;
        }
    }

    private static void Csv(Action<CsvOutput> write, Action<ReadOnlySpan<byte>> to)
    {
        using var buffer = Utf8Buffer.Rent();
        write(new(buffer));
        to(buffer.Written);
    }
}
