using System.Globalization;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>What to do next, in the order in which it should be done, with how much of it there is by priority.</summary>
internal static class ToDo
{
    public static void Write(Html html, Totals totals)
    {
        if (totals.Next.Count == 0)
            return;
        html.Line("<table class=\"todo\"><thead><tr><th>What to do next</th><th class=\"n\">P1</th><th class=\"n\">P2</th><th class=\"n\">P3</th></tr></thead><tbody>");
        foreach (var step in Enum.GetValues<NextStep>().Where(s => totals.Next.Keys.Any(k => k.Step == s)))
        {
            html.Raw("<tr><td><b>").Text(NextSteps.Title(step)).Raw(".</b> ").Text(NextSteps.Instruction(step)).Raw("</td>");
            foreach (var priority in Enum.GetValues<Priority>())
                html.Number(totals.Next.GetValueOrDefault((step, priority)), priority == Priority.P1 ? "bad" : "");
            html.Line("</tr>");
        }

        html.Line("</tbody></table>");
    }

    /// <summary>One sentence: how much, and what first.</summary>
    public static string Sentence(Totals totals)
    {
        if (totals.All.IsComplete)
            return "Every item that could be read is accounted for.";
        var first = totals.Next.OrderBy(n => n.Key.Priority).ThenBy(n => n.Key.Step).First();
        return string.Create(CultureInfo.InvariantCulture,
            $"{HtmlReport.Count(totals.All.Open, "item is", "items are")} open for {HtmlReport.Count(totals.PeopleOpen, "person", "people")}. Begin with what is {first.Key.Priority.Name()} under “{NextSteps.Title(first.Key.Step)}” ({first.Value}).");
    }
}
