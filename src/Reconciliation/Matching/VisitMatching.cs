using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The rows of one visit: its id decides. The two workers of a double-up may each have a row. A digital row that somebody transcribed
/// is the copy of the manual sheet; one from call monitoring is a second account of the same visit.
/// </summary>
internal static class VisitMatching
{
    public static IEnumerable<MatchedItem> Match(IReadOnlyList<ExpectedVisit> plan, IReadOnlyList<Entry> entries)
    {
        var rows = entries.OrderBy(e => e.OccurredAt).ThenBy(e => e.EntryId, StringComparer.Ordinal)
            .ToLookup(e => ((VisitMade)e.Content).VisitId, StringComparer.Ordinal);
        var planned = plan.Select(v => v.VisitId).ToHashSet(StringComparer.Ordinal);
        foreach (var visit in plan)
            yield return Item(visit.ItemId, visit, [.. rows[visit.VisitId]]);
        foreach (var visit in rows.Where(r => !planned.Contains(r.Key)))
            yield return Item(ItemIds.OfEntry(visit.MinBy(e => e.EntryId, StringComparer.Ordinal)!.EntryId), null, [.. visit]);
    }

    private static MatchedItem Item(string itemId, ExpectedVisit? expected, Entry[] rows)
    {
        var paper = rows.FirstOrDefault(e => e.Source == Source.Paper);
        var digital = rows.Where(e => e.Source == Source.Digital).OrderBy(e => e.IsNative == (paper is null) ? 0 : 1).FirstOrDefault();
        return new(itemId, expected, Category.Visit)
        {
            Paper = paper,
            Digital = digital,
            IsCopy = paper is not null && digital is { IsNative: false },
            Others = [.. rows.Where(e => e != paper && e != digital)],
            Reason = expected is null || rows.Length == 0 ? "" : "names this visit",
        };
    }
}
