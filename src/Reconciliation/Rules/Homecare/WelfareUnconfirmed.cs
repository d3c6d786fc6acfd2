using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Rule 35: a time-critical call was late or missed and nobody recorded that the person is well.</summary>
internal sealed class WelfareUnconfirmed : IItemRule
{
    public RuleInfo Info { get; } = new(35, "Time-critical call late or missed, no welfare contact", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedVisits]],
        Codes = ["time_critical_visit_without_welfare_contact"],
        Policy = ["visit_late_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item.Expected is not ExpectedVisit { TimeCritical: true } visit || !item.Counts
            || !Punctuality.WelfareUnconfirmed(visit, item, person.Context) || Exceptions.For(item, person) is not null)
            return;
        var what = Punctuality.Arrival(item) is { } arrival
            ? $"began {Say.Duration(arrival - visit.Start)} late, at {person.At(arrival)} ({Say.Rows(item.Entries)})" : "has no row that anybody came";
        found.Add(person.Finding(Info, "time_critical_visit_without_welfare_contact", item, item.Entries,
            $"{person.Name(item)} is time-critical, {what}, and no welfare contact is recorded.", queries: true));
    }
}
