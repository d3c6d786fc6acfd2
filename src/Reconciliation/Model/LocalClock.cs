namespace Reinstate.Reconciliation.Model;

/// <summary>
/// Local time of a zone. Asking a zone for its offset costs more than everything else that a sentence needs, and nearly all moments lie on
/// days on which the clock does not change: the offsets of the last few such days are remembered, for each thread its own.
/// </summary>
internal static class LocalClock
{
    private const int Days = 8;

    [ThreadStatic]
    private static Day[]? days;

    public static DateTimeOffset Local(DateTimeOffset at, TimeZoneInfo zone) =>
        Of(at, zone) is { } offset ? new(at.UtcTicks + offset.Ticks, offset) : TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The local time of this moment comes twice.</summary>
    public static bool IsAmbiguous(DateTimeOffset local, TimeZoneInfo zone) => Of(local, zone) is null && zone.IsAmbiguousTime(local.DateTime);

    private static TimeSpan? Of(DateTimeOffset at, TimeZoneInfo zone)
    {
        var number = (int)(at.UtcTicks / TimeSpan.TicksPerDay);
        var known = days ??= new Day[Days];
        ref var day = ref known[number % Days];
        if (day is null || day.Number != number || !ReferenceEquals(day.Zone, zone))
            day = new(number, zone, Steady(number, zone));
        return day.Offset;
    }

    /// <summary>The offset of the whole UTC day, or null when it changes near it.</summary>
    private static TimeSpan? Steady(int number, TimeZoneInfo zone)
    {
        if (number is < 2 or > 3_652_000)
            return null;
        var day = new DateTime(number * TimeSpan.TicksPerDay, DateTimeKind.Utc);
        var (before, noon, after) = (zone.GetUtcOffset(day.AddHours(-25)), zone.GetUtcOffset(day.AddHours(12)), zone.GetUtcOffset(day.AddHours(49)));
        return before == noon && noon == after ? noon : null;
    }

    private sealed record Day(int Number, TimeZoneInfo Zone, TimeSpan? Offset);
}
