using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Evidence.Reports;

/// <summary>What the command prints: the state in a few lines, so that nobody has to open a file to know whether something is open.</summary>
internal static class ConsoleSummary
{
    public static void Write(RunSummary run, string target, TextWriter output)
    {
        output.WriteLine($"{run.Folder.Incident.IncidentId}: {run.Folder.Incident.Title}");
        output.WriteLine($"{run.Folder.Services.Length} services, {run.Totals.People} people; as of {ItemIds.Iso(run.Context.AsOf)}");
        output.WriteLine();
        output.WriteLine("            expected  received   entered   checked   queried   overdue  excepted      open");
        foreach (var (priority, vector) in run.Totals.ByPriority)
            Line(priority.Name(), vector);
        Line("all", run.Totals.All);
        output.WriteLine();
        foreach (var (rule, count) in run.Totals.FindingsByRule)
            output.WriteLine($"rule {rule,2}  {count,6}  {RuleCatalogue.Infos.First(i => i.Number == rule).Title}");
        output.WriteLine($"{run.Totals.FindingCount} findings, {run.Rejects.Length} rejected rows, {run.Totals.All.Open} open items; {run.NotRun.Select(r => r.Rule).Distinct().Count()} rules not run (summary.json says why)");
        output.WriteLine($"{(run.IsClear ? "Nothing is open." : "Not complete.")} Results in {target}");

        void Line(string name, CompletenessVector v) => output.WriteLine(
            $"{name,-10}{v.Expected,10}{v.Received,10}{v.Entered,10}{v.Checked,10}{v.Queried,10}{v.Overdue,10}{v.Excepted,10}{v.Open,10}");
    }
}
