using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 26, second half: written after the end of the shift in which it happened. A row that is marked as a late entry says so itself,
/// and whoever has no shift at that time is a matter for rule 30.
/// </summary>
internal sealed class WrittenAfterShift : IItemRule
{
    public RuleInfo Info { get; } = new(26, "Entered before it occurred, or written after the shift's end", Severity.High)
    {
        Needs = [[FactKind.Staff], [FactKind.Shifts], Needs.Entries],
        Codes = ["written_after_shift_end"],
        Window = "every row, also outside the outage",
        Policy = ["written_after_shift_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var entry in item.Entries)
        {
            if (EndOfShift(person, entry) is not null)
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var late = item.Entries.Where(e => EndOfShift(person, e) is not null).ToArray();
        found.Add(person.Finding(Info, "written_after_shift_end", item, PersonCase.WithCopies(item, late),
            $"{Say.Row(late[0])} happened at {person.At(late[0].OccurredAt)} and was written at {person.At(late[0].WrittenAt!.Value)}, after {late[0].Author}'s shift had ended at {person.At(EndOfShift(person, late[0])!.Value)}.", queries: true));
    }

    /// <summary>The end of the author's shift, when the row was written too long after it.</summary>
    private static DateTimeOffset? EndOfShift(PersonCase person, Entry entry)
    {
        var (staff, service, margin) = (person.Context.Staff, person.Person.ServiceId, TimeSpan.FromMinutes(person.Context.Policy.WrittenAfterShiftMinutes));
        if (entry.LateEntry || !(entry.WrittenAt - entry.OccurredAt > margin) || staff.Resolve(entry.Author, service) is not { } author)
            return null;
        return staff.ShiftAt(author.StaffId, service, entry.OccurredAt) is { } shift && entry.WrittenAt - shift.End > margin ? shift.End : null;
    }
}
