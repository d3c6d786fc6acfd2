using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>What a change of the clock does to times that state no offset.</summary>
internal static class ClockChange
{
    /// <summary>
    /// The two instants that a time in the repeated or the skipped hour may mean, in order: the same clock face before and after the change.
    /// at: whichever of them was chosen. Null when the clock does not change there.
    /// </summary>
    public static (DateTimeOffset First, DateTimeOffset Last)? Both(DateTimeOffset at, TimeZoneInfo zone)
    {
        var hour = TimeSpan.FromHours(1);
        var (before, here, after) = (zone.GetUtcOffset(at - hour), zone.GetUtcOffset(at), zone.GetUtcOffset(at + hour));
        return before != here ? (at - (before - here).Duration(), at) : here != after ? (at, at + (here - after).Duration()) : null;
    }

    /// <summary>The clock changes on the local day of this moment.</summary>
    public static bool IsOnDayOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(at, zone).Date;
        return zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1));
    }
}
