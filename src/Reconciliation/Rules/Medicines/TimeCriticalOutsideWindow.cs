using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 16: a time-critical medicine outside its window. The record is whole, the care was not: it queries nothing.</summary>
internal sealed class TimeCriticalOutsideWindow : IPersonRule
{
    public RuleInfo Info { get; } = new(16, "Time-critical medicine outside its window", Severity.Critical) { Needs = [[FactKind.ExpectedDoses], Needs.Doses] };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        foreach (var item in person.Counted)
        {
            if (item is not { Expected: ExpectedDose { TimeCritical: true, DueAt: { } due } dose, Lead: { } lead } || !person.WasTaken(lead))
                continue;
            var (apart, window) = (lead.OccurredAt - due, TimeSpan.FromMinutes(DoseMatching.Window(dose, person.Context.Policy)));
            if (apart.Duration() > window)
            {
                yield return person.Finding(Info, "time_critical_outside_window", item, item.Entries.Where(person.WasTaken),
                    $"{person.Name(item)} is time-critical and was given {Say.Duration(apart.Duration())} {(apart > TimeSpan.Zero ? "late" : "early")}, at {person.At(lead.OccurredAt)} ({Say.Row(lead)}); its window is {Say.Duration(window)} either side.", queries: false);
            }
        }
    }
}
