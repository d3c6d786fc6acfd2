using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 22, first half: given at or after the stop of the medicine.</summary>
internal sealed class GivenAfterStop : IItemRule
{
    public RuleInfo Info { get; } = new(22, "Given after stop, or dose changed but not on the printed MAR", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["given_after_stop"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts)
            return;
        if (item is not { Medicine: { Stop: { } stop } dose, Lead: { } lead } || !item.WasTaken)
            return;
        if ((dose.DueAt is { } due && item.Expected is not null ? due : lead.OccurredAt) < stop)
            return;
        found.Add(person.Finding(Info, "given_after_stop", item, item.Taken,
            $"{person.Name(item)} was given at {person.At(lead.OccurredAt)} ({Say.Row(lead)}), after the medicine was stopped at {person.At(stop)}.", queries: true));
    }
}
