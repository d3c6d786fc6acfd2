using System.Globalization;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Calendars;

/// <summary>An occurrence becomes an expected visit when it names a person, else a shift of everybody who attends.</summary>
internal sealed class EventMapping(ForeignFile file, KnownFolder known)
{
    private static readonly string[] Persons = ["X-REINSTATE-PERSON", "X-PERSON-ID"];

    private static readonly string[] Visits = ["X-REINSTATE-VISIT", "X-VISIT-ID"];

    public void Map(Occurrence occurrence)
    {
        if (Person(occurrence.Event) is { Length: > 0 } person)
            Visit(occurrence, person);
        else if (occurrence.Event.Said(Visits) is { Length: > 0 } visit)
            file.Refuse(occurrence.Event.Row, "X-REINSTATE-PERSON", visit, "is missing: the visit names nobody");
        else
            Shifts(occurrence);
    }

    /// <summary>A person id, or what stands there; an NHS number of people.csv stands for its person.</summary>
    private string Person(Component component)
    {
        var said = component.Said(Persons) is { Length: > 0 } own ? own
            : component.All("ATTENDEE").Select(a => a.Parameter("X-PERSON-ID")).FirstOrDefault(p => p.Length > 0) ?? "";
        return known.Person(said) is null && known.PersonByNhsNumber(said) is { } person && KnownFolder.Digits(said).Length == 10 ? person.PersonId : said;
    }

    private void Visit(Occurrence occurrence, string person)
    {
        var component = occurrence.Event;
        var id = component.Said([.. Visits, "UID"]);
        var row = new Draft
        {
            ["visit_id"] = occurrence.Original is { } at && id.Length > 0 ? $"{id}/{at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}" : id,
            ["person_id"] = person,
            ["start"] = known.Window.Written(occurrence.Start),
            ["end"] = known.Window.Written(occurrence.End),
            ["workers_required"] = component.Said("X-REINSTATE-WORKERS"),
            ["staff_ids"] = string.Join(';', Staff(component)),
            ["time_critical"] = component.Said("X-REINSTATE-TIME-CRITICAL").ToUpperInvariant() switch { "TRUE" or "YES" => "y", "FALSE" or "NO" => "n", var said => said.ToLowerInvariant() },
            ["priority"] = component.Said("X-REINSTATE-PRIORITY") is { Length: > 0 } stated ? stated
                : component.Said("PRIORITY") switch { "1" or "2" or "3" or "4" => "P1", "5" => "P2", "6" or "7" or "8" or "9" => "P3", _ => "" },
            ["tasks"] = string.Join("; ", new[] { component.Said("SUMMARY"), component.Said("DESCRIPTION") }.Where(t => t.Length > 0)),
        };
        if (row["visit_id"].Length == 0)
            row.Refuse("UID", "", "is missing: nothing names the visit");
        file.Add(FileKind.ExpectedVisits, component.Row, row);
    }

    private void Shifts(Occurrence occurrence)
    {
        var component = occurrence.Event;
        var said = component.Said("X-REINSTATE-SERVICE", "LOCATION");
        var service = known.Service(said) is { Length: > 0 } found ? found : said;
        var staff = Staff(component).ToList();
        if (staff.Count == 0)
            file.Refuse(component.Row, "ATTENDEE", "", "is missing: the event names neither a person supported nor staff");
        foreach (var member in staff)
        {
            var row = new Draft { ["staff_id"] = member, ["service_id"] = service, ["start"] = known.Window.Written(occurrence.Start), ["end"] = known.Window.Written(occurrence.End) };
            if (service.Length == 0)
                row.Refuse("LOCATION", "", "is missing: the shift names no service");
            file.Add(FileKind.Shifts, component.Row, row);
        }
    }

    /// <summary>Who attends and has not declined, in the order of the event, by staff id where it can be told.</summary>
    private IEnumerable<string> Staff(Component component) => component.All("X-REINSTATE-STAFF").SelectMany(l => l.Text().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Concat(component.All("ATTENDEE").Where(IsStaff).Select(Attendee)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal);

    private static bool IsStaff(ContentLine attendee) => attendee.Parameter("X-PERSON-ID").Length == 0
        && !attendee.Parameter("PARTSTAT").Equals("DECLINED", StringComparison.OrdinalIgnoreCase) && !attendee.Parameter("ROLE").Equals("NON-PARTICIPANT", StringComparison.OrdinalIgnoreCase)
        && attendee.Parameter("CUTYPE").ToUpperInvariant() is "" or "INDIVIDUAL";

    private string Attendee(ContentLine attendee)
    {
        var address = attendee.Value.Trim();
        address = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..] : address;
        var (stated, name, mailbox) = (attendee.Parameter("X-STAFF-ID"), attendee.Parameter("CN"), address.Split('@')[0]);
        string[] ids = [stated, name, address, mailbox];
        var id = ids.FirstOrDefault(i => i.Length > 0 && known.IsStaff(i)) ?? known.StaffNamed(name);
        return id.Length > 0 ? id : ids.FirstOrDefault(i => i.Length > 0) ?? "";
    }
}
