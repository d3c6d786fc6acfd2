using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 26, second half: written after the end of the shift in which it happened. A row that is marked as a late entry says so itself,
/// and whoever has no shift at that time is a matter for rule 30.
/// </summary>
internal sealed class WrittenAfterShift : IPersonRule
{
    public RuleInfo Info { get; } = new(26, "Entered before it occurred, or written after the shift's end", Severity.High)
    {
        Needs = [[FactKind.Staff], [FactKind.Shifts], Needs.Entries],
    };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        var (staff, service) = (person.Context.Staff, person.Person.ServiceId);
        foreach (var item in person.Counted)
        {
            foreach (var entry in item.Entries.Where(e => !e.LateEntry && e.WrittenAt is not null))
            {
                if (staff.Resolve(entry.Author, service) is not { } author
                    || staff.ShiftsOf(author.StaffId, service).LastOrDefault(s => s.Start <= entry.OccurredAt && entry.OccurredAt <= s.End) is not { } shift
                    || entry.WrittenAt!.Value - shift.End <= TimeSpan.FromMinutes(person.Context.Policy.WrittenAfterShiftMinutes))
                    continue;
                yield return person.Finding(Info, "written_after_shift_end", item, [entry],
                    $"{Say.Row(entry)} happened at {person.At(entry.OccurredAt)} and was written at {person.At(entry.WrittenAt.Value)}, after {entry.Author}'s shift had ended at {person.At(shift.End)}.", queries: true);
            }
        }
    }
}
