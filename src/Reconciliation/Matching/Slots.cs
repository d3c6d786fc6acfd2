using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The plan of one medicine or category, in order of time. A unit inside the window of some item may only stand for such items; tolerance
/// serves units that lie in no window. Without this, a second entry of one round could be stretched to the next round and hide that
/// nothing was recorded there.
/// </summary>
internal sealed class Slots
{
    private readonly ExpectedItem[] items;
    private readonly int[] windows;
    private readonly TimeSpan longest;

    /// <summary>window: minutes either side that count as inside.</summary>
    public Slots(IEnumerable<ExpectedItem> plan, Func<ExpectedItem, int> window)
    {
        items = [.. plan];
        Array.Sort(items, InTime);
        windows = Array.ConvertAll(items, i => window(i));
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].To - items[i].From + TimeSpan.FromMinutes(windows[i]) is var length && length > longest)
                longest = length;
        }
    }

    public int Count => items.Length;

    public ExpectedItem this[int index] => items[index];

    /// <summary>tolerance: minutes beyond which a unit that lies in no window is unplanned.</summary>
    public Near[] Near(DateTimeOffset at, int tolerance)
    {
        if (items.Length == 0)
            return [];
        var reach = TimeSpan.FromMinutes(tolerance);
        Span<Near> found = stackalloc Near[8];
        var (count, insideAny) = (0, false);
        for (var s = FirstFrom(Earlier(at, reach + longest)); s < items.Length && items[s].From - at <= reach + longest; s++)
        {
            var apart = Apart(at, items[s]);
            var inside = apart <= TimeSpan.FromMinutes(windows[s]);
            if (!inside && apart > reach)
                continue;
            if (count == found.Length)
                found = Grown(found);
            found[count++] = new(s, apart, inside);
            insideAny |= inside;
        }

        var kept = 0;
        foreach (var near in found[..count])
        {
            if (near.Inside || !insideAny)
                found[kept++] = near;
        }

        return found[..kept].ToArray();
    }

    /// <summary>The slot that is due at exactly this moment, or -1.</summary>
    public int DueAt(DateTimeOffset due)
    {
        var index = FirstFrom(due);
        return index < items.Length && items[index].From == due ? index : -1;
    }

    /// <summary>Zero inside the period, else the distance to its nearer end.</summary>
    public static TimeSpan Apart(DateTimeOffset at, ExpectedItem slot) =>
        at < slot.From ? slot.From - at : at > slot.To ? at - slot.To : TimeSpan.Zero;

    private static Span<Near> Grown(Span<Near> full)
    {
        var grown = new Near[full.Length * 2];
        full.CopyTo(grown);
        return grown;
    }

    private static int InTime(ExpectedItem a, ExpectedItem b)
    {
        var byFrom = a.From.CompareTo(b.From);
        var byTo = byFrom != 0 ? byFrom : a.To.CompareTo(b.To);
        return byTo != 0 ? byTo : string.CompareOrdinal(a.ItemId, b.ItemId);
    }

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeSpan by) => at - DateTimeOffset.MinValue > by ? at - by : DateTimeOffset.MinValue;

    private int FirstFrom(DateTimeOffset from)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (items[middle].From < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
