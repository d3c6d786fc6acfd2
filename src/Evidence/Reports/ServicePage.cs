using System.Collections.Immutable;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>One service on a page of its own: counts by category, what was found, and the people with something open.</summary>
internal static class ServicePage
{
    public static void Write(Html html, RecoveryContext context, ServiceResult result, Totals totals)
    {
        html.Line("<section>").Element("h2", result.Service.Name).Raw("<p class=\"sub\">")
            .Text($"{result.Service.ServiceId} · {result.Service.Type.Replace('_', ' ')} · {HtmlReport.Count(totals.People, "person", "people")} · {(totals.All.IsComplete ? "complete" : $"{totals.All.Open} open")}").Line("</p>");
        HtmlReport.Table(html, "By category", totals.ByCategory.Select(c => (c.Category.Name().Replace('_', ' '), c.Vector)));
        Findings(html, result.Findings);
        People(html, result.People);
        html.Line("</section>");
    }

    public static void Findings(Html html, ImmutableArray<Finding> findings)
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

    private static void People(Html html, ImmutableArray<PersonOutcome> people)
    {
        html.Element("h3", "People").Line("");
        var open = people.Where(p => p.Result.Items.Any(i => i.Open)).ToArray();
        if (open.Length == 0)
        {
            html.Line("<p>Every person has a complete record.</p>");
            return;
        }

        html.Line("<table class=\"people\"><thead><tr><th>Person</th><th class=\"n\">Open</th><th>What is open</th></tr></thead><tbody>");
        foreach (var (facts, result) in open)
        {
            var person = facts.Person;
            var waiting = result.Items.Where(i => i.Open).OrderBy(i => i.Priority).ThenBy(i => i.ItemId, StringComparer.Ordinal).ToArray();
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
