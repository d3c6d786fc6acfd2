using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// Candidates between units and expected moments or periods. A unit inside the window of some item is a candidate for such items only;
/// tolerance serves units that lie in no window. Without this, a second entry of one round could be stretched to the next round and
/// hide that nothing was recorded there.
/// </summary>
internal static class Slots
{
    /// <summary>window: minutes either side that count as inside; tolerance: minutes beyond which a unit is unplanned.</summary>
    public static List<Candidate> Candidates<T>(
        IReadOnlyList<Unit> units, IReadOnlyList<T> slots, Func<T, int> window, Func<Unit, int> tolerance)
        where T : ExpectedItem
    {
        var candidates = new List<Candidate>();
        if (slots.Count == 0)
            return candidates;
        var longest = slots.Max(s => s.To - s.From) + TimeSpan.FromMinutes(slots.Max(window));
        for (var u = 0; u < units.Count; u++)
        {
            var reach = TimeSpan.FromMinutes(tolerance(units[u]));
            var near = new List<(int Slot, TimeSpan Apart, bool Inside)>();
            for (var s = FirstFrom(slots, Earlier(units[u].At, reach + longest)); s < slots.Count && slots[s].From - units[u].At <= reach + longest; s++)
            {
                var apart = Apart(units[u].At, slots[s]);
                var inside = apart <= TimeSpan.FromMinutes(window(slots[s]));
                if (inside || apart <= reach)
                    near.Add((s, apart, inside));
            }

            var insideAny = near.Exists(n => n.Inside);
            candidates.AddRange(near.Where(n => n.Inside || !insideAny).Select(n => new Candidate(u, n.Slot, n.Apart.Ticks / TimeSpan.TicksPerMillisecond)));
        }

        return candidates;
    }

    /// <summary>Zero inside the period, else the distance to its nearer end.</summary>
    public static TimeSpan Apart(DateTimeOffset at, ExpectedItem slot) =>
        at < slot.From ? slot.From - at : at > slot.To ? at - slot.To : TimeSpan.Zero;

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeSpan by) => at - DateTimeOffset.MinValue > by ? at - by : DateTimeOffset.MinValue;

    private static int FirstFrom<T>(IReadOnlyList<T> slots, DateTimeOffset from)
        where T : ExpectedItem
    {
        var (low, high) = (0, slots.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (slots[middle].From < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
