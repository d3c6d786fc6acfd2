using System.Globalization;

namespace Reinstate.Grains.Incidents.Tracking;

/// <summary>Days of which a meeting speaks, both inclusive, in the local time of each incident.</summary>
/// <param name="From">Null from the beginning.</param>
/// <param name="To">Null until now.</param>
internal sealed record Period(DateOnly? From, DateOnly? To)
{
    /// <summary>As a request states it; false where a day is none, or the end is before the beginning.</summary>
    public static bool TryRead(string from, string to, out Period period)
    {
        period = new(null, null);
        if (!TryRead(from, out var first) || !TryRead(to, out var last) || last < first)
            return false;
        period = new(first, last);
        return true;
    }

    public bool Has(DateOnly day) => !(day < From) && !(day > To);

    public bool Has(string isoDay) => TryRead(isoDay, out var day) && day is { } stated && Has(stated);

    /// <summary>Whether the incident was noticed in it.</summary>
    public bool Has(IncidentState incident) => incident.DetectedAt is { } at && Has(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, incident.Zone()).DateTime));

    private static bool TryRead(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0)
            return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        day = read;
        return true;
    }
}
