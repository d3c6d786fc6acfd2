using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>Between the wire's moments and <see cref="DateTimeOffset"/>.</summary>
public static class Moments
{
    private const int LargestOffsetMinutes = 14 * 60;

    public static Moment ToMoment(this DateTimeOffset at) =>
        new() { Instant = Timestamp.FromDateTimeOffset(at), OffsetMinutes = (int)at.Offset.TotalMinutes };

    /// <summary>The moment as instant plus offset. Throws on an impossible one: callers at the edge use <see cref="TryRead"/>.</summary>
    public static DateTimeOffset Read(this Moment moment) =>
        moment.TryRead(out var at) ? at : throw new ArgumentException("Not a possible time.", nameof(moment));

    public static bool TryRead(this Moment? moment, out DateTimeOffset at)
    {
        at = default;
        if (moment?.Instant is not { } instant || moment.OffsetMinutes is < -LargestOffsetMinutes or > LargestOffsetMinutes || instant.Nanos is < 0 or > 999_999_999
            || instant.Seconds < DateTimeOffset.MinValue.AddDays(2).ToUnixTimeSeconds() || instant.Seconds > DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeSeconds())
        {
            return false;
        }

        at = instant.ToDateTimeOffset().ToOffset(TimeSpan.FromMinutes(moment.OffsetMinutes));
        return true;
    }
}
