using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>Rule 44: what was printed is not the latest authorised version. Without a printed version the person is not in the pack: rule 7.</summary>
internal sealed class PrintedSummaryOutdated : IPersonRule
{
    public RuleInfo Info { get; } = new(44, "Printed summary older than the latest authorised version", Severity.High)
    {
        Codes = ["printed_summary_outdated"],
        Window = "the census",
    };

    public void Find(PersonCase person, List<Finding> found)
    {
        var summary = person.Person;
        if (summary.PrintedSummaryVersion.Length == 0 || summary.SummaryVersion.Length == 0
            || string.Equals(summary.PrintedSummaryVersion, summary.SummaryVersion, StringComparison.Ordinal))
            return;
        var authorised = summary.SummaryAuthorisedAt is { } at ? $", authorised at {person.At(at)}" : "";
        var printed = summary.PrintedAt is { } on ? $" (printed at {person.At(on)})" : "";
        found.Add(person.Finding(Info, "printed_summary_outdated", null, [],
            $"The printed summary is version {summary.PrintedSummaryVersion}{printed}; the latest authorised version is {summary.SummaryVersion}{authorised}.", queries: false));
    }
}
