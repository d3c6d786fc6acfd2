using System.Globalization;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>report.html: the same for a person. Self-contained, no script, one page a service when printed.</summary>
internal static class HtmlReport
{
    public static void Write(FolderResult result, TextWriter writer)
    {
        var html = new Html(writer);
        html.Line("<!doctype html>").Line("<html lang=\"en-GB\">").Line("<head>").Line("<meta charset=\"utf-8\">")
            .Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<title>").Text($"Reconciliation of {result.Folder.Incident.IncidentId}").Line("</title>")
            .Raw("<style>").Raw(ReportStyle.Css).Line("</style>").Line("</head>").Line("<body>");
        Cover(html, result);
        var people = result.People.Select((p, i) => (result.Folder.People[i].Person, p.Items)).ToLookup(p => p.Person.ServiceId, StringComparer.Ordinal);
        foreach (var service in result.Folder.Services)
            ServicePage.Write(html, result, service, [.. people[service.ServiceId]]);
        html.Line("</body>").Line("</html>");
    }

    private static void Cover(Html html, FolderResult result)
    {
        var incident = result.Folder.Incident;
        html.Line("<header>").Element("h1", incident.Title).Raw("<p class=\"sub\">")
            .Text($"{incident.IncidentId} · {(string.Equals(incident.Kind, "live", StringComparison.Ordinal) ? "" : incident.Kind + " · ")}out {Time(result, incident.ContingencyFrom)} to {Time(result, incident.RestoredAt)}{(incident.Supplier.Length == 0 ? "" : " · " + incident.Supplier)}")
            .Line("</p>");
        var items = result.People.SelectMany(p => p.Items).ToArray();
        var total = Completeness.Total(items);
        html.Raw(result.IsClear ? "<p class=\"state whole\">" : "<p class=\"state open\">")
            .Text(total.IsComplete ? "Every item that could be read is accounted for." : $"{Count(total.Open, "item is", "items are")} not accounted for.")
            .Text($" {Count(result.Findings.Length, "finding", "findings")}.")
            .Text(result.Folder.Rejects.IsEmpty ? "" : $" {Count(result.Folder.Rejects.Length, "row", "rows")} could not be used (rejects.csv).").Line("</p>");
        Table(html, "By service", result.Folder.Services.Select(s => ($"{s.Name} ({s.ServiceId})", Completeness.Total(items.Where(i => Same(i.ServiceId, s.ServiceId))))));
        Table(html, "By priority", items.GroupBy(i => i.Priority).OrderBy(g => g.Key).Select(g => (g.Key.Name(), Completeness.Total(g))));
        html.Raw("<p class=\"foot\">").Text($"As of {Time(result, result.Context.AsOf)}. Reinstate {SummaryJson.Version}. Expected counts what was due in the outage; the other columns count unplanned items as well.").Line("</p>").Line("</header>");
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

    public static string Time(FolderResult result, DateTimeOffset at) =>
        result.Context.Local(at).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
