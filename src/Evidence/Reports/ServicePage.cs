using System.Collections.Immutable;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>One service on a page of its own: counts by category, what was found, and the people with something open.</summary>
internal static class ServicePage
{
    public static void Write(Html html, FolderResult result, Service service, (Person Person, ImmutableArray<ItemStatus> Items)[] people)
    {
        var items = people.SelectMany(p => p.Items).ToArray();
        var total = Completeness.Total(items);
        html.Line("<section>").Element("h2", service.Name).Raw("<p class=\"sub\">")
            .Text($"{service.ServiceId} · {service.Type.Replace('_', ' ')} · {HtmlReport.Count(people.Length, "person", "people")} · {(total.IsComplete ? "complete" : $"{total.Open} open")}").Line("</p>");
        HtmlReport.Table(html, "By category", items.Where(i => i.Counted).GroupBy(i => i.Category).OrderBy(g => g.Key)
            .Select(g => (g.Key.Name().Replace('_', ' '), Completeness.Total(g))));
        Findings(html, [.. result.Findings.Where(f => HtmlReport.Same(f.ServiceId, service.ServiceId))]);
        People(html, people);
        html.Line("</section>");
    }

    private static void Findings(Html html, Finding[] findings)
    {
        html.Element("h3", "Findings").Line("");
        if (findings.Length == 0)
        {
            html.Line("<p>No rule found anything here.</p>");
            return;
        }

        html.Line("<table class=\"findings\"><thead><tr><th>Rule</th><th>Severity</th><th>Person</th><th>What was found</th></tr></thead><tbody>");
        foreach (var f in findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule))
        {
            html.Raw("<tr>").Element("td", $"{f.Rule}", "n").Element("td", f.Severity.Name(), f.Severity.Name()).Element("td", f.PersonId)
                .Element("td", f.Explanation).Line("</tr>");
        }

        html.Line("</tbody></table>");
    }

    private static void People(Html html, (Person Person, ImmutableArray<ItemStatus> Items)[] people)
    {
        html.Element("h3", "People").Line("");
        var open = people.Where(p => p.Items.Any(i => i.Open)).ToArray();
        if (open.Length == 0)
        {
            html.Line("<p>Every person has a complete record.</p>");
            return;
        }

        html.Line("<table class=\"people\"><thead><tr><th>Person</th><th class=\"n\">Open</th><th>What is open</th></tr></thead><tbody>");
        foreach (var (person, items) in open)
        {
            var waiting = items.Where(i => i.Open).OrderBy(i => i.Priority).ThenBy(i => i.ItemId, StringComparer.Ordinal).ToArray();
            html.Raw("<tr>").Element("td", $"{person.Name} ({person.PersonId})").Element("td", $"{waiting.Length}", "n").Raw("<td><ul>");
            foreach (var item in waiting)
                html.Raw("<li>").Element("span", item.Priority.Name(), "p").Text(" " + item.Explanation).Raw("</li>");
            html.Line("</ul></td></tr>");
        }

        html.Line("</tbody></table>");
        if (open.Length < people.Length)
            html.Element("p", $"{HtmlReport.Count(people.Length - open.Length, "other person has", "other people have")} a complete record.").Line("");
    }
}
