using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// Finds the copy of each paper row in the restored system (IMPORTS.md reading 1): a digital row with the same sheet and a transcriber.
/// The same line decides; where a line is not stated, the least total difference in time does. What is given here concerns one
/// medicine or one category, so a copy under another medicine never passes as one.
/// </summary>
internal static class CopyPairing
{
    private const long LineNotStated = 1_000_000_000;

    public static List<Unit> Units(IReadOnlyList<Entry> entries, int toleranceMinutes)
    {
        var papers = entries.Where(e => e.Source == Source.Paper).OrderBy(e => e.OccurredAt).ThenBy(e => e.EntryId, StringComparer.Ordinal).ToArray();
        var digitals = entries.Where(e => e.Source == Source.Digital).OrderBy(e => e.OccurredAt).ThenBy(e => e.EntryId, StringComparer.Ordinal).ToArray();
        var copyOf = Assignment.Solve(papers.Length, digitals.Length, Candidates(papers, digitals, toleranceMinutes));
        var taken = copyOf.Where(d => d >= 0).ToHashSet();
        var units = new List<Unit>(papers.Length + digitals.Length - taken.Count);
        units.AddRange(papers.Select((paper, i) => new Unit(paper, copyOf[i] < 0 ? null : digitals[copyOf[i]])));
        units.AddRange(digitals.Where((_, i) => !taken.Contains(i)).Select(d => new Unit(null, d)));
        units.Sort(Unit.Compare);
        return units;
    }

    private static List<Candidate> Candidates(Entry[] papers, Entry[] digitals, int toleranceMinutes)
    {
        var copies = digitals.Select((entry, index) => (entry, index)).Where(d => !d.entry.IsNative && d.entry.SheetSerial.Length > 0)
            .ToLookup(d => d.entry.SheetSerial, StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        for (var i = 0; i < papers.Length; i++)
        {
            foreach (var (copy, index) in copies[papers[i].SheetSerial])
            {
                if (Cost(papers[i], copy, toleranceMinutes) is { } cost)
                    candidates.Add(new(i, index, cost));
            }
        }

        return candidates;
    }

    private static long? Cost(Entry paper, Entry copy, int toleranceMinutes)
    {
        var apart = Math.Abs((paper.OccurredAt - copy.OccurredAt).Ticks) / TimeSpan.TicksPerMillisecond;
        if (paper.Line is not null && copy.Line is not null)
            return paper.Line == copy.Line ? Math.Min(apart, LineNotStated - 1) : null;
        var sameSlot = (paper.Content as DoseGiven)?.DueAt is not { } due || (copy.Content as DoseGiven)?.DueAt is not { } copyDue || due == copyDue;
        return sameSlot && apart <= toleranceMinutes * 60_000L ? apart + LineNotStated : null;
    }
}
