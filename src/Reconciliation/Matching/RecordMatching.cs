using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The records of one category of one person. A period needs one record, so paper and digital units compete for it, paper first where
/// both lie inside; further records of the period are items of their own, because several notes in one shift are no duplicates.
/// </summary>
internal static class RecordMatching
{
    public static IEnumerable<MatchedItem> Match(
        Category category, IReadOnlyList<ExpectedRecord> plan, IReadOnlyList<Entry> entries, RecoveryContext context)
    {
        var slots = plan.OrderBy(r => r.From).ThenBy(r => r.To).ThenBy(r => r.ItemId, StringComparer.Ordinal).ToArray();
        var units = CopyPairing.Units(entries, context.Policy.RecordToleranceMinutes);
        var candidates = Slots.Candidates(units, slots, _ => 0, u => Tolerance(u.Lead, context.Policy));
        var chosen = Assignment.Solve(units.Count, slots.Length, candidates);
        var unitOf = new Unit?[slots.Length];
        for (var u = 0; u < units.Count; u++)
        {
            if (chosen[u] >= 0)
                unitOf[chosen[u]] = units[u];
        }

        for (var s = 0; s < slots.Length; s++)
            yield return Item(slots[s].ItemId, slots[s], category, unitOf[s]);
        for (var u = 0; u < units.Count; u++)
        {
            if (chosen[u] < 0)
                yield return Item(ItemIds.OfEntry(units[u].Lead.EntryId), null, category, units[u]);
        }
    }

    private static MatchedItem Item(string itemId, ExpectedRecord? expected, Category category, Unit? unit) => new(itemId, expected, category)
    {
        Paper = unit?.Paper,
        Digital = unit?.Digital,
        IsCopy = unit is { Paper: not null, Digital: not null },
        Reason = expected is null || unit is null ? "" : Slots.Apart(unit.At, expected) == TimeSpan.Zero ? "lies in this period" : "is nearest to this period",
    };

    private static int Tolerance(Entry entry, Policy policy) => policy.RecordToleranceMinutes + entry.Precision switch
    {
        Precision.Approximate => policy.ApproximateToleranceMinutes,
        Precision.Shift => policy.ShiftToleranceMinutes,
        _ => 0,
    };
}
