using System.Globalization;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;

namespace Reinstate.Folders.Generation.Building;

/// <summary>
/// Who works at a service. The desk transcribes and checks in a ring and gives no care; teams give care on overlapping shifts. Initials are
/// unique within a service.
/// </summary>
internal static class Staffing
{
    private const int DeskHours = 12;

    /// <summary>Rows that one person at the desk can enter in a shift, about.</summary>
    private const int RowsOfOne = 1300;

    /// <summary>Manager, then the ring, then one whose competence has expired and one who never had it: they check nothing.</summary>
    public static Desk Desk(ServiceDraft service, int people)
    {
        var calendar = service.Calendar;
        var ring = 3 + (int)(2L * people * calendar.Length / OutageCalendar.Hour / RowsOfOne);
        var desk = new Desk(
            Add(service, service.IsHomecare ? "branch manager" : "registered manager", Valid(service)),
            [.. Enumerable.Range(0, ring).Select(i => Add(service, i == 0 ? "deputy manager" : service.IsHomecare ? "care coordinator" : "senior carer", Valid(service)))],
            Add(service, "senior carer", $"medicines:{calendar.Date(-20 * OutageCalendar.Day)};moving_and_handling:{calendar.Date(60 * OutageCalendar.Day)}"),
            Add(service, "administrator", $"fire_safety:{calendar.Date(50 * OutageCalendar.Day)}"));
        foreach (var member in service.Staff)
            member.Shifts.Add((calendar.Length - OutageCalendar.Hour, calendar.Length + (DeskHours * OutageCalendar.Hour)));
        return desk;
    }

    /// <summary>Early, late and night of every day that is recorded, and a day before for what was given earlier.</summary>
    public static void Teams(ServiceDraft service, int people)
    {
        var calendar = service.Calendar;
        var (early, late, night) = (Team(service, people / 8), Team(service, people / 8), Team(service, people / 14));
        foreach (var day in calendar.Days(-26 * OutageCalendar.Hour, calendar.Length + (2 * OutageCalendar.Hour)))
        {
            Shift(early, calendar.At(day, 7), calendar.At(day, 15));
            Shift(late, calendar.At(day, 14, 30), calendar.At(day, 22, 30));
            Shift(night, calendar.At(day, 22), calendar.At(day + 1, 7, 30));
        }

        service.Duty.InOrder();

        void Shift(StaffDraft[] team, int from, int to)
        {
            if (to > -26 * OutageCalendar.Hour && from < calendar.Length + (2 * OutageCalendar.Hour))
                service.Duty.Add(from, to, team);
        }
    }

    public static StaffDraft Add(ServiceDraft service, string role, string competencies)
    {
        var (name, initials) = NewName(service);
        var member = new StaffDraft(string.Create(CultureInfo.InvariantCulture, $"{service.ServiceId}-{service.Staff.Count + 1:D2}"), name, initials, role) { Competencies = competencies };
        service.Staff.Add(member);
        return member;
    }

    public static string Valid(ServiceDraft service) =>
        string.Create(CultureInfo.InvariantCulture, $"medicines:2027-{service.Chance.Between(1, 12):D2}-28;moving_and_handling:2027-{service.Chance.Between(1, 12):D2}-15");

    private static StaffDraft[] Team(ServiceDraft service, int size)
    {
        var nursing = string.Equals(service.Type, "nursing_home", StringComparison.Ordinal);
        return
        [
            .. Enumerable.Range(0, Math.Max(2, size + 1)).Select(i => Add(
                service, i == 0 && nursing ? "nurse" : i < 2 ? "senior carer" : "care worker", i < 2 ? Valid(service) : "moving_and_handling:2027-03-31")),
        ];
    }

    /// <summary>After some tries a middle name makes the initials new.</summary>
    private static (string Name, string Initials) NewName(ServiceDraft service)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (first, last) = (service.Chance.Pick(Names.First), service.Chance.Pick(Names.Last));
            var middle = attempt > 5 ? service.Chance.Pick(Names.First) : "";
            var initials = $"{first[0]}{(middle.Length > 0 ? middle[0] : "")}{last[0]}";
            if (!service.Staff.Exists(s => string.Equals(s.Initials, initials, StringComparison.Ordinal)))
                return (middle.Length > 0 ? $"{first} {middle} {last}" : $"{first} {last}", initials);
        }
    }
}
