using System.Globalization;
using NodaTime.TimeZones;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Calendars;

/// <summary>A time of an event: the wall clock, and the zone that it is told in. Floating times are told in the folder's zone.</summary>
internal sealed record EventTime(DateTime Wall, TimeZoneInfo Zone, bool IsDate)
{
    /// <summary>Null and the reason when the value is no time or its zone is not known.</summary>
    public static EventTime? Read(ContentLine line, TimeZoneInfo floating, out string problem) => Read(line.Value, line, floating, out problem);

    /// <summary>One value of a line that may hold several.</summary>
    public static EventTime? Read(string value, ContentLine line, TimeZoneInfo floating, out string problem)
    {
        var (text, zone) = (value.Trim(), floating);
        problem = "is not a time of RFC 5545";
        if (text.Length == 8 && DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new(date, zone, IsDate: true);
        if (line.Parameter("TZID") is { Length: > 0 } stated && !TryZone(stated, out zone))
        {
            problem = $"is in the time zone '{stated}', which is not known";
            return null;
        }

        if (text.EndsWith('Z'))
            (text, zone) = (text[..^1], TimeZoneInfo.Utc);
        return DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? new(wall, zone, IsDate: false) : null;
    }

    public DateTime In(TimeZoneInfo zone) => zone.Id == Zone.Id || IsDate ? Wall
        : TimeZoneInfo.ConvertTime(OutageWindow.TryPlace(Wall, Zone, out var at) is null ? at : new DateTimeOffset(Wall, Zone.BaseUtcOffset), zone).DateTime;

    /// <summary>IANA names, with the slash that some programs put before them, and the names of Windows.</summary>
    private static bool TryZone(string id, out TimeZoneInfo zone)
    {
        var name = id.Trim('/');
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana))
            name = iana;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone!);
    }
}
