using System.Globalization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Planning;

/// <summary>Who is planned for.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Number">Of the person within the service, from 0: who has which medicine is a matter of this number alone.</param>
/// <param name="ServiceType">Of the service, as in DOMAIN.md section 2.</param>
/// <param name="Workers">Staff ids of those who make its visits; none outside homecare.</param>
public sealed record PlannedFor(string PersonId, int Number, string ServiceType, IReadOnlyList<string> Workers);

/// <summary>
/// What somebody made up is to get on some days: believable for a service of that type, and the same whenever it is asked for the same days. Ids are made of what they stand for, so that a day that was
/// planned before is planned with the same ids.
/// </summary>
public static class CarePlan
{
    /// <summary>Everything that is due on the days, and the limits of medicines given when needed.</summary>
    /// <param name="person">For whom.</param>
    /// <param name="first">The first day.</param>
    /// <param name="days">How many.</param>
    /// <param name="zone">Of the service; what is due in an hour that the clock skips is due that much later.</param>
    public static IReadOnlyList<ExpectedItem> Of(PlannedFor person, DateOnly first, int days, TimeZoneInfo zone)
    {
        List<ExpectedItem> items = [.. MedicinesPlan.WhenNeeded(person)];
        for (var day = first; day < first.AddDays(days); day = day.AddDays(1))
        {
            var clock = new PlanDay(day, zone);
            items.AddRange(MedicinesPlan.Doses(person, clock));
            items.AddRange(person.ServiceType == ServiceTypes.Homecare ? VisitsPlan.Visits(person, clock) : RecordsPlan.Records(person, clock));
        }

        return items;
    }
}

/// <summary>A day by the local clock.</summary>
internal readonly record struct PlanDay(DateOnly Day, TimeZoneInfo Zone)
{
    /// <summary>For ids.</summary>
    public string Name => Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The moment at which the clock shows this; 24 and later are of the next day.</summary>
    public DateTimeOffset At(int hour, int minute = 0)
    {
        var local = Day.ToDateTime(TimeOnly.MinValue).AddHours(hour).AddMinutes(minute);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, Zone.GetUtcOffset(local)), Zone);
    }
}
