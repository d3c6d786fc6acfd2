using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.People;

/// <summary>
/// The moment as of which a live record is judged: the last end of anything expected of the person that has passed, and never before the
/// systems of the service were restored. What was due and has no entry becomes a finding when its period or visit ends, also after
/// restoration; between two such moments time changes nothing but what is overdue, which is judged by the clock itself.
/// The person's own grain and every board know all of this, so a decision is taken on the very words that the board showed.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JudgedAsOf(DateTimeOffset AsOf, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>From (inclusive) and Until (exclusive): between which instants of the clock it stays the same.</summary>
    public bool Holds(DateTimeOffset now) => now >= From && now < Until;

    /// <summary>restored: null while a system is still out, when nothing is missed yet. Cost: linear in what is expected.</summary>
    public static JudgedAsOf Of(PersonRecord record, DateTimeOffset? restored, DateTimeOffset now)
    {
        if (restored is not { } asOf)
            return new(DateTimeOffset.MinValue, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        var (from, until) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var expected in record.Expected.Values)
        {
            if (!expected.IsItem || expected.To <= restored)
                continue;
            if (expected.To > now)
                until = expected.To < until ? expected.To : until;
            else if (expected.To > asOf)
                (asOf, from) = (expected.To, expected.To);
        }

        return new(asOf, from, until);
    }
}
