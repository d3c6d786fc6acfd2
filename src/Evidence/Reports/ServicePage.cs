using System.Collections.Immutable;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// One service on a page of its own: what to do next, counts by category, what was found, and for everybody with something open or found
/// the open items and the clock of care.
/// </summary>
internal static class ServicePage
{
    /// <summary>In reports of more services the clocks of care would make the file too long to open.</summary>
    public const int MostServicesWithClocks = 50;

    public static void Write(Html html, RecoveryContext context, ServiceResult result, Totals totals, bool withClocks)
    {
        html.Raw("<section id=\"").Text(result.Service.ServiceId).Line("\">").Element("h2", result.Service.Name).Raw("<p class=\"sub\">")
            .Text($"{result.Service.ServiceId} · {Words.ServiceType(result.Service.Type)} · {HtmlReport.Count(totals.People, "person", "people")} · {(totals.All.IsComplete ? "nothing is open" : $"{totals.All.Open} open")}").Line("</p>");
        ToDo.Write(html, totals);
        HtmlReport.Table(html, "By category", totals.ByCategory.Select(c => (Words.Of(c.Category), c.Vector)));
        Findings(html, result.Findings, result.People.ToDictionary(p => p.Facts.Person.PersonId, p => p.Facts.Person.Name, StringComparer.Ordinal));
        var concerned = result.Findings.Select(f => f.PersonId).ToHashSet(StringComparer.Ordinal);
        People(html, context, [.. result.People.Where(p => concerned.Contains(p.Facts.Person.PersonId) || p.Result.Items.Any(i => i.Open))], result.People.Length, withClocks);
        html.Line("</section>");
    }

    public static void Findings(Html html, ImmutableArray<Finding> findings, Dictionary<string, string> names)
    {
        html.Element("h3", "Findings").Line("");
        if (findings.Length == 0)
        {
            html.Line("<p>No rule found anything here.</p>");
            return;
        }

        html.Line("<p class=\"foot\">A finding marked “decide” holds its item open until somebody has decided; the others are for attention.</p>");
        html.Line("<table class=\"findings\"><thead><tr><th>Severity</th><th>Person</th><th>What was found</th><th>Rule</th></tr></thead><tbody>");
        foreach (var f in findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Queries).ThenBy(f => f.Rule))
        {
            html.Raw("<tr>").Element("td", f.Severity.Name(), f.Severity.Name()).Element("td", names.TryGetValue(f.PersonId, out var name) ? $"{name} ({f.PersonId})" : f.PersonId)
                .Raw("<td>").Text(f.Explanation).Raw(f.Queries ? " <b class=\"mark\">decide</b>" : "").Raw("</td>").Element("td", $"{f.Rule}", "n").Line("</tr>");
        }

        html.Line("</tbody></table>");
    }

    private static void People(Html html, RecoveryContext context, PersonOutcome[] concerned, int all, bool withClocks)
    {
        html.Element("h3", "People").Line("");
        if (concerned.Length == 0)
        {
            html.Line("<p>Everybody has a complete record, and nothing was found about anybody.</p>");
            return;
        }

        foreach (var person in concerned)
            Person(html, context, person, withClocks);
        if (concerned.Length < all)
            html.Element("p", $"{HtmlReport.Count(all - concerned.Length, "other person has", "other people have")} a complete record, and nothing was found about them.").Line("");
        if (!withClocks)
            html.Line($"<p class=\"foot\">Clocks of care are left out in reports of more than {MostServicesWithClocks} services; reconciliation-log.csv holds every row with its times.</p>");
    }

    private static void Person(Html html, RecoveryContext context, PersonOutcome person, bool withClocks)
    {
        var open = person.Result.Items.Where(i => i.Open).OrderBy(i => i.Priority).ThenBy(NextSteps.Of).ThenBy(i => i.ItemId, StringComparer.Ordinal).ToArray();
        html.Raw("<article>").Raw("<h4>").Text($"{person.Facts.Person.Name} ({person.Facts.Person.PersonId})").Raw(" <span>")
            .Text(open.Length == 0 ? "nothing is open" : $"{open.Length} open").Line("</span></h4>");
        if (open.Length > 0)
        {
            html.Line("<table class=\"items\"><tbody>");
            foreach (var item in open)
            {
                html.Raw("<tr>").Element("td", item.Priority.Name(), "p").Element("td", NextSteps.Title(NextSteps.Of(item)), "do").Raw("<td>").Text(item.Explanation)
                    .Raw(item.Overdue ? " <b class=\"mark\">overdue</b>" : "").Line("</td></tr>");
            }

            html.Line("</tbody></table>");
        }

        if (withClocks)
            ChronologyTable.Write(html, context, person);
        html.Line("</article>");
    }
}
