using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 24: a dose recorded as taken while the person was in hospital or on leave.</summary>
internal sealed class GivenWhileAway : IItemRule
{
    public RuleInfo Info { get; } = new(24, "Dose recorded while in hospital or on leave", Severity.Critical)
    {
        Needs = [Needs.Doses],
        Codes = ["given_while_away"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || !item.WasTaken || item.Lead is not { } lead)
            return;
        var due = (item.Expected as ExpectedDose)?.DueAt;
        if (!person.Person.IsOnLeave(lead.OccurredAt) && (due is null || !person.Person.IsOnLeave(due.Value)))
            return;
        found.Add(person.Finding(Info, "given_while_away", item, item.Taken,
            $"{person.Name(item)} is recorded as taken at {person.At(lead.OccurredAt)} ({Say.Row(lead)}), while the person was away.", queries: true));
    }
}
