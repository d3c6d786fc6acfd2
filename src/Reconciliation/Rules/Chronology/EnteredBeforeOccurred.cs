using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 26, first half: entered or written before it happened. An approximate time may be the policy's tolerance off; a time known by
/// shift only says nothing.
/// </summary>
internal sealed class EnteredBeforeOccurred : IPersonRule
{
    public RuleInfo Info { get; } = new(26, "Entered before it occurred, or written after the shift's end", Severity.High) { Needs = [Needs.Entries] };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        foreach (var item in person.Counted)
        {
            foreach (var entry in item.Entries.Where(e => e.Precision != Precision.Shift))
            {
                var slack = entry.Precision == Precision.Approximate ? TimeSpan.FromMinutes(person.Context.Policy.ApproximateToleranceMinutes) : TimeSpan.Zero;
                var (verb, at) = entry.EnteredAt < entry.OccurredAt - slack ? ("entered", entry.EnteredAt)
                    : entry.WrittenAt < entry.OccurredAt - slack ? ("written", entry.WrittenAt) : ("", null);
                if (at is not null)
                {
                    yield return person.Finding(Info, "entered_before_it_occurred", item, [entry],
                        $"{Say.Row(entry)} was {verb} at {person.At(at.Value)}, before it is said to have happened at {person.At(entry.OccurredAt)}.", queries: true);
                }
            }
        }
    }
}
