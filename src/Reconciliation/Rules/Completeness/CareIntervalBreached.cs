using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>
/// Rule 6: too long without repositioning, a drink or a night check. Gaps also count from the beginning of the period to its first row and
/// from its last row to its end (IMPORTS.md reading 13), as far as the period is over. A period that is over without any row is rule 1's.
/// One finding a period: its longest gap. Absence, so it queries nothing.
/// </summary>
internal sealed class CareIntervalBreached : IGroupRule
{
    public RuleInfo Info { get; } = new(6, "Repositioning, fluid or night-check interval breached", Severity.High)
    {
        Needs = [[FactKind.ExpectedRecords], Needs.Records],
        Codes = ["care_interval_breached"],
        Window = "gaps that reach into the outage, within the period and as far as it is over",
        Policy = ["approximate_tolerance_minutes", "shift_tolerance_minutes"],
    };

    public Watched Watches => Watched.Absences;

    public string? GroupOf(MatchedItem item, PersonCase person) => Intervals.GroupOf(item, person, ofCare: true);

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found) => Intervals.Find(items, person, ofCare: true, (item, silence, limit) =>
        found.Add(person.Finding(Info, "care_interval_breached", item, Intervals.Rows(silence),
            $"For {person.Name(item)}, nothing is recorded {Intervals.Between(person, item, silence)}, {Say.Duration(silence.Length)}; the limit is {Say.Duration(limit)}.", queries: false)));
}
