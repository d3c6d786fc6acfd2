using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 27: a paper row from outside the outage that is not marked as a late entry (IMPORTS.md reading 10). Visits have no such mark.
/// A time known by shift only counts as inside when its shift may reach into the window.
/// </summary>
internal sealed class OutsideWindowNotLate : IItemRule
{
    public RuleInfo Info { get; } = new(27, "Outside the window and not marked late", Severity.Medium)
    {
        Needs = [[FactKind.PaperDoses, FactKind.PaperRecords]],
        Codes = ["outside_window_not_late"],
        Window = "every paper row outside the outage",
        Policy = ["shift_tolerance_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var entry in item.Entries)
        {
            if (IsOutside(entry, person.Context))
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var context = person.Context;
        var window = context.RestoredAt is { } restored ? Say.Between(context, context.ContingencyFrom, restored) : $"since {person.At(context.ContingencyFrom)}";
        var outside = item.Entries.Where(e => IsOutside(e, context)).ToArray();
        found.Add(person.Finding(Info, "outside_window_not_late", item, outside,
            $"{Say.Rows(outside)} happened at {person.At(outside[0].OccurredAt)}, outside the outage ({window}), and {(outside.Length == 1 ? "is" : "are")} not marked as a late entry.", queries: true));
    }

    private static bool IsOutside(Entry entry, RecoveryContext context) =>
        entry.Source == Source.Paper && !entry.LateEntry && entry.Content is not VisitMade && !Inside(entry, context);

    private static bool Inside(Entry entry, RecoveryContext context)
    {
        var shift = TimeSpan.FromMinutes(entry.Precision == Precision.Shift ? context.Policy.ShiftToleranceMinutes : 0);
        return context.InWindow(entry.OccurredAt) || (entry.OccurredAt < context.ContingencyFrom && entry.OccurredAt + shift >= context.ContingencyFrom);
    }
}
