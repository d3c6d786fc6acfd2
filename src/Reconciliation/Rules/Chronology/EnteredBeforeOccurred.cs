using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 26, first half: entered or written before it happened. An approximate time may be the policy's tolerance off; a time known by
/// shift only says nothing. Rows outside the window count as well: whatever was entered ahead of its time is wrong.
/// </summary>
internal sealed class EnteredBeforeOccurred : IItemRule
{
    public RuleInfo Info { get; } = new(26, "Entered before it occurred, or written after the shift's end", Severity.High)
    {
        Needs = [Needs.Entries],
        Codes = ["entered_before_it_occurred"],
        Window = "every row, also outside the outage",
        Policy = ["approximate_tolerance_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var entry in item.Entries)
        {
            if (Early(person, entry) is not null)
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var early = item.Entries.Where(e => Early(person, e) is not null).ToArray();
        var (verb, at) = Early(person, early[0])!.Value;
        found.Add(person.Finding(Info, "entered_before_it_occurred", item, PersonCase.WithCopies(item, early),
            $"{Say.Row(early[0])} was {verb} at {person.At(at)}, before it is said to have happened at {person.At(early[0].OccurredAt)}.", queries: true));
    }

    private static (string Verb, DateTimeOffset At)? Early(PersonCase person, Entry entry)
    {
        if (entry.Precision == Precision.Shift || !(entry.EnteredAt < entry.OccurredAt || entry.WrittenAt < entry.OccurredAt))
            return null;
        // A time that a clock change leaves in doubt may be an hour off (rule 33 asks about it).
        var slack = TimeSpan.FromMinutes((entry.Precision == Precision.Approximate ? person.Context.Policy.ApproximateToleranceMinutes : 0) + (entry.DoubtfulTimes.IsEmpty ? 0 : 60));
        return entry.EnteredAt < entry.OccurredAt - slack ? ("entered", entry.EnteredAt.Value)
            : entry.WrittenAt < entry.OccurredAt - slack ? ("written", entry.WrittenAt.Value) : null;
    }
}
