using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>
/// Rule 5: nothing was recorded for longer than the person's usual interval, which is the plan's max_interval_minutes (IMPORTS.md reading
/// 13); without it the rule says nothing. Repositioning, fluids and night checks are rule 6's. One finding a period: its longest silence.
/// Absence, so it queries nothing.
/// </summary>
internal sealed class RecordSilent : IGroupRule
{
    public RuleInfo Info { get; } = new(5, "Record silent longer than the person's usual interval", Severity.Medium)
    {
        Needs = [[FactKind.ExpectedRecords], Needs.Records],
        Codes = ["record_silent_too_long"],
        Window = "silences that reach into the outage; a record before the period counts as the one before",
        Policy = ["approximate_tolerance_minutes", "shift_tolerance_minutes"],
    };

    public Watched Watches => Watched.Absences;

    public string? GroupOf(MatchedItem item, PersonCase person) => Intervals.GroupOf(item, person, ofCare: false);

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found) => Intervals.Find(items, person, ofCare: false, (item, silence, limit) =>
        found.Add(person.Finding(Info, "record_silent_too_long", item, Intervals.Rows(silence),
            $"For {person.Name(item)}, nothing is recorded {Intervals.Between(person, item, silence)}, {Say.Duration(silence.Length)}; the usual interval is {Say.Duration(limit)}.", queries: false)));
}
