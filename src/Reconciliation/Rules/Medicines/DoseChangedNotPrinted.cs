using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 22, second half: the prescription had changed and the printed MAR, from which it was given, had not. A dose that was not taken
/// did no harm; one of which nobody recorded anything may have been given as printed, and is told without a query because it is open anyway.
/// </summary>
internal sealed class DoseChangedNotPrinted : IItemRule
{
    public RuleInfo Info { get; } = new(22, "Given after stop, or dose changed but not on the printed MAR", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses]],
        Codes = ["dose_changed_not_printed"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is not { Medicine: { RxVersion.Length: > 0, PrintedRxVersion.Length: > 0 } dose, Counts: true }
            || string.Equals(dose.RxVersion, dose.PrintedRxVersion, StringComparison.Ordinal))
            return;
        if (item.Lead is null ? Exceptions.For(item, person) is not null : !item.WasTaken)
            return;
        var given = item.WasTaken ? $" and it was given at {person.At(item.At)} ({Say.Rows(item.Taken)})" : "";
        found.Add(person.Finding(Info, "dose_changed_not_printed", item, item.Taken,
            $"For {person.Name(item)} the printed MAR has version {dose.PrintedRxVersion} of the prescription, the current one is {dose.RxVersion}{given}.", queries: item.WasTaken));
    }
}
