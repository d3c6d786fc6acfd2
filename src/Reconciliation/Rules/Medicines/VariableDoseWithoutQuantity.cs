using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 18: a medicine whose dose varies (one or two tablets, insulin by the glucose) was taken and no row says how much. Nought is a quantity.</summary>
internal sealed class VariableDoseWithoutQuantity : IItemRule
{
    public RuleInfo Info { get; } = new(18, "Variable dose without quantity", Severity.High)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["variable_dose_without_quantity"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is not { Medicine.VariableDose: true, WasTaken: true, Counts: true })
            return;
        var taken = item.Taken.ToArray();
        if (Array.Exists(taken, e => e.Content is DoseGiven { Dose: not null }))
            return;
        found.Add(person.Finding(Info, "variable_dose_without_quantity", item, taken,
            $"{person.Name(item)} varies and {Say.Rows(taken)} {(taken.Length == 1 ? "does" : "do")} not say how much was taken at {person.At(item.At)}.", queries: true));
    }
}
