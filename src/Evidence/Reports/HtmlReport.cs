using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>report.html: the same for a person. Self-contained, no script, one page a service when printed.</summary>
internal static class HtmlReport
{
    /// <summary>What stands before and after the services' pages. Whoever takes them disposes of them.</summary>
    public static (Utf8Buffer Cover, Utf8Buffer End) Around(RunSummary run, ImmutableArray<Finding> elsewhere)
    {
        var (cover, end) = (Utf8Buffer.Rent(), Utf8Buffer.Rent());
        var html = new Html(cover);
        html.Line("<!doctype html>").Line("<html lang=\"en-GB\">").Line("<head>").Line("<meta charset=\"utf-8\">")
            .Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<title>").Text($"Reconciliation of {run.Folder.Incident.IncidentId}").Line("</title>")
            .Raw("<style>").Raw(ReportStyle.Css).Line("</style>").Line("</head>").Line("<body>");
        Cover(html, run, elsewhere);
        new Html(end).Line("</body>").Line("</html>");
        return (cover, end);
    }

    private static void Cover(Html html, RunSummary run, ImmutableArray<Finding> elsewhere)
    {
        var incident = run.Folder.Incident;
        html.Line("<header>").Element("h1", incident.Title).Raw("<p class=\"sub\">")
            .Text($"{incident.IncidentId} · {(string.Equals(incident.Kind, "live", StringComparison.Ordinal) ? "" : incident.Kind + " · ")}out {Time(run.Context, incident.ContingencyFrom)} to {Time(run.Context, incident.RestoredAt)}{(incident.Supplier.Length == 0 ? "" : " · " + incident.Supplier)}")
            .Line("</p>");
        html.Raw(run.IsClear ? "<p class=\"state whole\">" : "<p class=\"state open\">")
            .Text(ToDo.Sentence(run.Totals)).Text($" {Count(run.Totals.FindingCount, "finding", "findings")}.")
            .Text(run.Rejects.IsEmpty ? "" : $" {Count(run.Rejects.Length, "row", "rows")} could not be used (rejects.csv).").Line("</p>");
        ToDo.Write(html, run.Totals);
        Table(html, "By service", run.Folder.Services.Select((s, i) => ($"{s.Name} ({s.ServiceId})", run.Services[i])));
        Table(html, "By priority", run.Totals.ByPriority.Select(p => (p.Priority.Name(), p.Vector)));
        if (!elsewhere.IsEmpty)
            ServicePage.Findings(html, elsewhere, []);
        html.Raw("<p class=\"foot\">").Text(
            $"As of {Time(run.Context, run.Context.AsOf)}. Reinstate {SummaryJson.Version}. P1 comes first: incidents, controlled drugs, time-critical and as-needed medicines, calls with welfare unconfirmed. Expected counts what was due in the outage; the other columns count unplanned items as well. An item is open until it is checked by a second person, or excepted with a reason, and nothing about it is queried.")
            .Line("</p>");
        NotLookedAt(html, run);
        html.Line("</header>");
    }

    /// <summary>Rules that could not run for want of a file: a gap in what this report can say.</summary>
    private static void NotLookedAt(Html html, RunSummary run)
    {
        var missing = run.NotRun.Where(r => r.Reason.StartsWith("no ", StringComparison.Ordinal)).GroupBy(r => r.Reason, StringComparer.Ordinal).ToArray();
        if (missing.Length == 0)
            return;
        html.Raw("<p class=\"foot\">").Text("Not looked at: " + string.Join("; ", missing.Select(m => $"{(m.Count() == 1 ? "rule" : "rules")} {string.Join(", ", m.Select(r => r.Rule))} ({m.Key})")) + ".").Line("</p>");
    }

    public static void Table(Html html, string title, IEnumerable<(string Name, CompletenessVector Vector)> rows)
    {
        html.Raw("<table class=\"counts\"><thead><tr>").Element("th", title);
        foreach (var head in new[] { "Expected", "Received", "Entered", "Checked", "Queried", "Overdue", "Excepted", "Open" })
            html.Element("th", head, "n");
        html.Line("</tr></thead><tbody>");
        foreach (var (name, v) in rows)
        {
            html.Raw("<tr>").Element("th", name).Number(v.Expected).Number(v.Received).Number(v.Entered).Number(v.Checked)
                .Number(v.Queried, "warn").Number(v.Overdue, "warn").Number(v.Excepted).Number(v.Open, "bad").Line("</tr>");
        }

        html.Line("</tbody></table>");
    }

    public static string Time(RecoveryContext context, DateTimeOffset at) =>
        context.Local(at).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
