namespace Reinstate.Grains.Incidents;

/// <summary>The local time of an incident.</summary>
internal static class IncidentZone
{
    private const string Usual = "Europe/London";

    /// <summary>As declared; before that, and in events of before it was stated, England's.</summary>
    public static TimeZoneInfo Zone(this IncidentState? incident) =>
        TimeZoneInfo.FindSystemTimeZoneById(incident?.Declaration?.TimeZone is { Length: > 0 } named ? named : Usual);
}
