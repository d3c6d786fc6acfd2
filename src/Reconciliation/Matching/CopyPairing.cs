using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// Finds the copy of each paper row in the restored system (IMPORTS.md reading 1): a digital row with the same sheet and a transcriber.
/// The same line decides; where a line is not stated, the least total difference in time does. What is given here is one sheet's rows of
/// one medicine or one category, so a copy under another medicine never passes as one.
/// </summary>
internal static class CopyPairing
{
    private const long LineNotStated = 1_000_000_000;

    public static IEnumerable<Unit> Units(List<Entry> sheet, int toleranceMinutes)
    {
        switch (sheet)
        {
            case [var one]:
                return [one.Source == Source.Paper ? new Unit(one, null) : new Unit(null, one)];
            case [{ Source: Source.Paper } paper, { Source: Source.Digital } copy] when Cost(paper, copy, toleranceMinutes) is not null:
                return [Copied(paper, copy)];
            case [{ Source: Source.Digital } copy, { Source: Source.Paper } paper] when Cost(paper, copy, toleranceMinutes) is not null:
                return [Copied(paper, copy)];
            default:
                return Assigned(sheet, toleranceMinutes);
        }
    }

    private static List<Unit> Assigned(List<Entry> sheet, int toleranceMinutes)
    {
        var papers = InTime(sheet, Source.Paper);
        var digitals = InTime(sheet, Source.Digital);
        var candidates = new List<Candidate>();
        for (var p = 0; p < papers.Length; p++)
        {
            for (var d = 0; d < digitals.Length; d++)
            {
                if (Cost(papers[p], digitals[d], toleranceMinutes) is { } cost)
                    candidates.Add(new(p, d, cost));
            }
        }

        var copyOf = Assignment.Solve(papers.Length, digitals.Length, candidates);
        var units = new List<Unit>(sheet.Count);
        var taken = new bool[digitals.Length];
        for (var p = 0; p < papers.Length; p++)
        {
            units.Add(copyOf[p] < 0 ? new Unit(papers[p], null) : Copied(papers[p], digitals[copyOf[p]]));
            if (copyOf[p] >= 0)
                taken[copyOf[p]] = true;
        }

        for (var d = 0; d < digitals.Length; d++)
        {
            if (!taken[d])
                units.Add(new Unit(null, digitals[d]));
        }

        return units;
    }

    private static Entry[] InTime(List<Entry> sheet, Source source)
    {
        var rows = sheet.FindAll(e => e.Source == source).ToArray();
        Array.Sort(rows, (a, b) => a.OccurredAt.CompareTo(b.OccurredAt) is not 0 and var byTime ? byTime : string.CompareOrdinal(a.EntryId, b.EntryId));
        return rows;
    }

    private static Unit Copied(Entry paper, Entry copy) => new(paper, copy)
    {
        CopyBecause = paper.Line is not null && copy.Line is not null ? Because.CopyOfLine : Because.CopyNearestInTime,
        CopyApart = Minutes((paper.OccurredAt - copy.OccurredAt).Duration()),
    };

    private static int Minutes(TimeSpan apart) => (int)Math.Min(apart.TotalMinutes, int.MaxValue);

    private static long? Cost(Entry paper, Entry copy, int toleranceMinutes)
    {
        if (copy.IsNative)
            return null;
        var apart = Math.Abs((paper.OccurredAt - copy.OccurredAt).Ticks) / TimeSpan.TicksPerMillisecond;
        if (paper.Line is not null && copy.Line is not null)
            return paper.Line == copy.Line ? Math.Min(apart, LineNotStated - 1) : null;
        var sameSlot = (paper.Content as DoseGiven)?.DueAt is not { } due || (copy.Content as DoseGiven)?.DueAt is not { } copyDue || due == copyDue;
        return sameSlot && apart <= toleranceMinutes * 60_000L ? apart + LineNotStated : null;
    }
}
