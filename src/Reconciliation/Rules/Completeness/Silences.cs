using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>A stretch of time for which nothing of a category is recorded, with the rows at its ends where there are any.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Silence(DateTimeOffset From, DateTimeOffset To, Mark? Before, Mark? After)
{
    public TimeSpan Length => To - From;
}

/// <summary>A row, or with no row the person's leave: whatever explains that stretch of time.</summary>
internal sealed record Mark(Span Span, MatchedItem? Item, Entry? Entry);

/// <summary>
/// The longest silence of one category within a period. A row covers all the time in which it may have happened, so a silence is one
/// whatever the rough times really were. Leave is no silence, and neither is a stretch in which a medicine chart says hospital or leave.
/// Cost: n log n for a category, and for a period its own marks.
/// </summary>
internal sealed class Silences
{
    private readonly List<Mark> marks = [];

    /// <summary>Of the marks up to each, the one that reaches furthest.</summary>
    private readonly Mark[] furthest;
    private readonly PersonCase person;

    /// <summary>Where the plan's periods of the category end.</summary>
    private readonly List<DateTimeOffset> ends = [];

    public Silences(List<MatchedItem> items, PersonCase person)
    {
        this.person = person;
        foreach (var item in items)
        {
            if (item.Expected is not null)
                ends.Add(item.Expected.To);
            foreach (var entry in item.Entries)
            {
                // A copy that says when its paper does adds nothing.
                if (!(item.IsCopy && ReferenceEquals(entry, item.Digital) && entry.OccurredAt == item.Paper!.OccurredAt && entry.Precision == item.Paper.Precision))
                    marks.Add(new(person.SpanOf(entry), item, entry));
            }
        }

        if (person.Person is { LeaveFrom: not null } or { LeaveTo: not null })
            marks.Add(new(new(person.Person.LeaveFrom ?? DateTimeOffset.MinValue, person.Person.LeaveTo ?? DateTimeOffset.MaxValue), null, null));
        for (var i = 1; i < marks.Count; i++)
        {
            if (InOrder(marks[i - 1], marks[i]) <= 0)
                continue;
            marks.Sort(InOrder);
            break;
        }

        furthest = new Mark[marks.Count];
        for (var i = 0; i < furthest.Length; i++)
            furthest[i] = i > 0 && furthest[i - 1].Span.To >= marks[i].Span.To ? furthest[i - 1] : marks[i];
    }

    /// <summary>
    /// The longest silence over the limit that reaches into the outage; of equal ones the first. edges: the period's own ends count as if
    /// something were recorded there. Without edges a silence has a row at either end. Before the period that is a row within the limit, because
    /// longer ago nothing was expected, and outside the period before, which is judged by itself: rows at regular times need not be regular across
    /// the change of shifts. After the last row of all the silence is known for as long as the outage lasted: later rows need not have been exported.
    /// </summary>
    public Silence? Longest(DateTimeOffset from, DateTimeOffset to, TimeSpan limit, bool edges)
    {
        var next = FirstAfter(from);
        var before = next > 0 ? furthest[next - 1] : null;
        if (before is not null && before.Span.To < (edges ? from : Reach(from, limit)))
            before = null;
        DateTimeOffset? since = before is not null ? before.Span.To : edges ? from : null;
        Silence? longest = null;
        for (; next < marks.Count && marks[next].Span.From < to; next++)
        {
            var mark = marks[next];
            Consider(mark.Span.From, mark);
            if (since is null || mark.Span.To >= since)
                (since, before) = (mark.Span.To, mark);
        }

        Consider(edges || next < marks.Count || person.Context.RestoredAt is not { } restored || restored > to ? to : restored, null);
        return longest;

        void Consider(DateTimeOffset until, Mark? after)
        {
            if (since is { } start && until - start > (longest?.Length ?? limit) && Reaches(start, until) && !IsAway(start, until))
                longest = new(start, until, before, after);
        }
    }

    private bool IsAway(DateTimeOffset start, DateTimeOffset until)
    {
        foreach (var at in person.Absences)
        {
            if (at >= start && at <= until)
                return true;
        }

        return false;
    }

    private DateTimeOffset Reach(DateTimeOffset from, TimeSpan limit)
    {
        var reach = from - limit;
        foreach (var end in ends)
        {
            if (end <= from && end > reach)
                reach = end;
        }

        return reach;
    }

    private bool Reaches(DateTimeOffset start, DateTimeOffset until) => person.Context.InWindow(start, until);

    private int FirstAfter(DateTimeOffset at)
    {
        var (low, high) = (0, marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (marks[middle].Span.From <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int InOrder(Mark a, Mark b)
    {
        var order = a.Span.From.CompareTo(b.Span.From);
        if (order == 0)
            order = a.Span.To.CompareTo(b.Span.To);
        if (order == 0)
            order = Nullable.Compare(a.Entry?.Source, b.Entry?.Source);
        return order != 0 ? order : string.CompareOrdinal(a.Entry?.EntryId, b.Entry?.EntryId);
    }
}
