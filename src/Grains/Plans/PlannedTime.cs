using Reinstate.Facts.V1;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Plans;

/// <summary>When a planned item is due. Limits of medicines given when needed have no time: they hold whenever somebody needs one.</summary>
/// <param name="Counts">Whether it is to be accounted for.</param>
/// <param name="From">When it is due, or begins.</param>
/// <param name="To">When it ends; the same for what is due at a moment.</param>
internal readonly record struct PlannedTime(bool Counts, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>What a week by the clock may be longer than seven times 24 hours.</summary>
    public static readonly TimeSpan ClockChange = TimeSpan.FromHours(1);

    public bool IsReversed => To < From;

    public static PlannedTime Of(ExpectedItem item, string personId)
    {
        var read = FactsWire.FromWire(item, personId);
        return read.IsItem ? new(true, read.From, read.To) : new(false, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
    }

    /// <summary>Whether it is due or begins in the time, or goes on when that begins. What ends at its beginning does not, and what is due at its end belongs to the next.</summary>
    public bool IsWithin(DateTimeOffset from, DateTimeOffset to) => !Counts || (From < to && (From >= from || To > from));
}
