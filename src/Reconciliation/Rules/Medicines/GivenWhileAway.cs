using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 24: a dose recorded as taken while the person was in hospital or on leave.</summary>
internal sealed class GivenWhileAway : IPersonRule
{
    public RuleInfo Info { get; } = new(24, "Dose recorded while in hospital or on leave", Severity.Critical) { Needs = [Needs.Doses] };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        foreach (var item in person.Counted)
        {
            if (!item.Category.IsMedicine() || item.Lead is not { } lead || !person.WasTaken(item))
                continue;
            var due = (item.Expected as ExpectedDose)?.DueAt;
            if (!person.Person.IsOnLeave(lead.OccurredAt) && (due is null || !person.Person.IsOnLeave(due.Value)))
                continue;
            yield return person.Finding(Info, "given_while_away", item, item.Entries.Where(person.WasTaken),
                $"{person.Name(item)} is recorded as taken at {person.At(lead.OccurredAt)} ({Say.Row(lead)}), while the person was away.", queries: true);
        }
    }
}
