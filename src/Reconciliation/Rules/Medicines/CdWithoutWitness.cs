using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 21, first half: a controlled drug was given or destroyed and nobody else than the giver is named as witness.</summary>
internal sealed class CdWithoutWitness : IItemRule
{
    public RuleInfo Info { get; } = new(21, "CD without witness or register balance broken", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["cd_without_witness"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is { Counts: true, Category: Category.Cd })
            Judge(item, person, found);
    }

    private void Judge(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var handled = item.Entries.Where(e => StockUse.Leaves(item, e)).ToArray();
        if (handled.Length == 0 || Array.Exists(handled, e => HasWitness(person, item, e)))
            return;
        var alone = Array.Exists(handled, e => ((DoseGiven)e.Content).Witness.Length > 0);
        found.Add(person.Finding(Info, "cd_without_witness", item, handled,
            $"{person.Name(item)} is a controlled drug and {Say.Rows(handled)} {(handled.Length == 1 ? "names" : "name")} {(alone ? "the giver as the witness" : "no witness")}.", queries: true));
    }

    private static bool HasWitness(PersonCase person, MatchedItem item, Entry entry)
    {
        var witness = ((DoseGiven)entry.Content).Witness;
        return witness.Length > 0 && !SecondCheck.Gave(witness, item, person.ServiceId, person.Context.Staff);
    }
}
