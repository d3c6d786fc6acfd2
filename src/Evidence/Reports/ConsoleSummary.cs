using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Evidence.Reports;

/// <summary>What the command prints: the state in a few lines, so that nobody has to open a file to know whether something is open.</summary>
internal static class ConsoleSummary
{
    public static void Write(FolderResult result, string target, TextWriter output)
    {
        var items = result.People.SelectMany(p => p.Items).ToArray();
        var total = Completeness.Total(items);
        output.WriteLine($"{result.Folder.Incident.IncidentId}: {result.Folder.Incident.Title}");
        output.WriteLine($"{result.Folder.Services.Length} services, {result.Folder.People.Length} people; as of {ItemIds.Iso(result.Context.AsOf)}");
        output.WriteLine();
        output.WriteLine("            expected  received   entered   checked   queried   overdue  excepted      open");
        foreach (var group in items.GroupBy(i => i.Priority).OrderBy(g => g.Key))
            Line(group.Key.Name(), Completeness.Total(group));
        Line("all", total);
        output.WriteLine();
        foreach (var rule in result.Findings.GroupBy(f => f.Rule).OrderBy(g => g.Key))
            output.WriteLine($"rule {rule.Key,2}  {rule.Count(),6}  {RuleCatalogue.Infos.First(i => i.Number == rule.Key).Title}");
        output.WriteLine($"{result.Findings.Length} findings, {result.Folder.Rejects.Length} rejected rows, {total.Open} open items; {result.NotRun.Select(r => r.Rule).Distinct().Count()} rules not run (summary.json says why)");
        output.WriteLine($"{(result.IsClear ? "Nothing is open." : "Not complete.")} Results in {target}");

        void Line(string name, CompletenessVector v) => output.WriteLine(
            $"{name,-10}{v.Expected,10}{v.Received,10}{v.Entered,10}{v.Checked,10}{v.Queried,10}{v.Overdue,10}{v.Excepted,10}{v.Open,10}");
    }
}
