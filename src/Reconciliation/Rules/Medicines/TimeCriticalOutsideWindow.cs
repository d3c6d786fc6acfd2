using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 16: a time-critical medicine outside its window. The record is whole, the care was not: it queries nothing.</summary>
internal sealed class TimeCriticalOutsideWindow : IItemRule
{
    public RuleInfo Info { get; } = new(16, "Time-critical outside its window", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["time_critical_outside_window"],
        Policy = ["time_critical_window_minutes", "dose_window_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts)
            return;
        if (item is not { Expected: ExpectedDose { TimeCritical: true, DueAt: { } due } dose, Lead: { } lead } || item.MeaningOf(lead)?.WasTaken() != true)
            return;
        var (apart, window) = (lead.OccurredAt - due, TimeSpan.FromMinutes(DoseMatching.Window(dose, person.Context.Policy)));
        if (apart.Duration() > window)
        {
            found.Add(person.Finding(Info, "time_critical_outside_window", item, item.Taken,
                $"{person.Name(item)} is time-critical and was given {Say.Duration(apart.Duration())} {(apart > TimeSpan.Zero ? "late" : "early")}, at {person.At(lead.OccurredAt)} ({Say.Row(lead)}); its window is {Say.Duration(window)} either side.", queries: false));
        }
    }
}
