using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The rows of one visit: its id decides. The two workers of a double-up may each have a row. A digital row that somebody transcribed
/// is the copy of the manual sheet; one from call monitoring is a second account of the same visit.
/// </summary>
internal static class VisitMatching
{
    /// <summary>Null when there is neither a plan nor a row.</summary>
    public static MatchedItem? Match(ExpectedVisit? plan, List<Entry> rows, RecoveryContext context)
    {
        if (rows.Count == 0)
            return plan is null ? null : new(plan.ItemId, plan, Category.Visit, context);
        rows.Sort((a, b) => a.OccurredAt.CompareTo(b.OccurredAt) is not 0 and var byTime ? byTime : string.CompareOrdinal(a.EntryId, b.EntryId));
        var paper = rows.Find(e => e.Source == Source.Paper);
        var digital = rows.Find(e => e.Source == Source.Digital && e.IsNative == (paper is null) && IsFromTheSheetOf(paper, e))
            ?? rows.Find(e => e.Source == Source.Digital && e.IsNative == (paper is null)) ?? rows.Find(e => e.Source == Source.Digital);
        var because = plan is null ? Because.NothingExpectedIt : Because.NamesVisit;
        var placed = new List<Placed> { new(new Unit(paper, digital) { CopyBecause = because }, because) };
        foreach (var row in rows.Where(r => r != paper && r != digital))
            placed.Add(new(row.Source == Source.Paper ? new Unit(row, null) : new Unit(null, row), because));
        var itemId = plan?.ItemId ?? ItemIds.OfEntry(rows.MinBy(e => e.EntryId, StringComparer.Ordinal)!.EntryId);
        return new(itemId, plan, Category.Visit, context, [.. placed]) { IsCopy = paper is not null && digital is { IsNative: false } };
    }

    /// <summary>Two workers of a double-up who came in at the same minute have two sheets, and each copy names its own (IMPORTS.md reading 1).</summary>
    private static bool IsFromTheSheetOf(Entry? paper, Entry copy) =>
        paper is { SheetSerial.Length: > 0 } && string.Equals(paper.SheetSerial, copy.SheetSerial, StringComparison.Ordinal) && paper.Line == copy.Line;
}
