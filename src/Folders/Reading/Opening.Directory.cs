using System.Collections.Immutable;
using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading;

internal sealed partial class Opening
{
    private FolderIncident ReadIncident()
    {
        desk = new(ReadZone());
        var incidents = ReadList(desk, FileKind.Incident, Incident, i => i.IncidentId);
        Required(FileKind.Incident, incidents.Count);
        if (incidents.Count > 1)
            throw new FolderUnreadableException($"incident.csv describes {incidents.Count} incidents; a folder holds one.");
        var incident = incidents[0];
        return incident.RestoredAt >= incident.ContingencyFrom ? incident
            : throw new FolderUnreadableException("incident.csv says that the systems were restored before contingency began.");
    }

    /// <summary>The zone decides what the other columns say, so it is read before them.</summary>
    private TimeZoneInfo ReadZone()
    {
        var stated = "";
        using var table = Table.OfFile(folder, FileKind.Incident, 0);
        var first = true;
        table.Scan(desk.Stream, stream =>
        {
            var row = desk.Row.Load(table, stream);
            if (!first || row.Problem is not null)
                return;
            (first, stated) = (false, row.Text(table.Header!["time_zone"]));
        });
        if (stated.Length == 0)
            return TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return TimeZoneInfo.TryFindSystemTimeZoneById(stated, out var zone) ? zone
            : throw new FolderUnreadableException($"incident.csv names the time zone '{stated}', which is not known.");
    }

    private Func<Row, FolderIncident> Incident(Header header) => row => new(
        row.Required(header["incident_id"]), row.Required(header["title"]), row.RequiredTime(header["declared_at"]),
        row.RequiredTime(header["contingency_from"]), row.RequiredTime(header["restored_at"]), desk.Times.Zone)
    {
        Kind = row.OneOf(header["kind"], "live", "exercise", "backfilled") is { Length: > 0 } kind ? kind : "live",
        Supplier = row.Text(header["supplier"]),
        Systems = Systems(row, header["systems"]),
        Services = row.Required(header["services"]).Length == 0 ? [] : row.List(header["services"]),
        DetectedAt = row.Time(header["detected_at"]),
        PlanVersion = row.Text(header["plan_version"]),
        PlanLastTested = row.Date(header["plan_last_tested"]),
    };

    private static ImmutableArray<string> Systems(Row row, Column column)
    {
        row.Required(column);
        var systems = row.List(column);
        foreach (var system in systems)
        {
            if (system is not ("care_planning" or "emar" or "rostering" or "telephony" or "network" or "other"))
                row.Reject(column.Name, system, "is not one of: care_planning, emar, rostering, telephony, network, other");
        }

        return systems;
    }

    private void ReadServices(FolderIncident incident)
    {
        register.Add(ReadList<Service>(desk, FileKind.Services, header =>
        {
            var (id, name, type, location, group, commissioner) =
                (header["service_id"], header["name"], header["type"], header["cqc_location_id"], header["group"], header["commissioner"]);
            return row => new Service(row.RequiredId(id), row.Required(name), Type(row, type))
            {
                CqcLocationId = row.Text(location),
                Group = row.Id(group),
                Commissioner = row.Id(commissioner),
            };
        }, s => s.ServiceId));
        Required(FileKind.Services, register.Services.Length);
        foreach (var missing in incident.Services.Where(s => register.ServiceIds.Find(s) < 0))
            rejects.Add(Reject.Of(FileKind.Incident.Name, 2, "services", missing, "is not in services.csv; nothing of this service is reconciled"));

        static string Type(Row row, Column column)
        {
            row.RequiredId(column);
            return row.OneOf(column, "nursing_home", "care_home", "supported_living", "extra_care", "homecare", "shared_lives");
        }
    }

    private void ReadPeople()
    {
        register.Add(ReadList<Person>(desk, FileKind.People, header =>
        {
            var (id, service, name, dob, nhs, unit, allergies, gp) = (header["person_id"], header["service_id"], header["name"], header["dob"],
                header["nhs_number"], header["unit"], header["allergies"], header["gp"]);
            var (from, to, flags, version, authorised, printed, printedAt) = (header["leave_from"], header["leave_to"], header["risk_flags"],
                header["summary_version"], header["summary_authorised_at"], header["printed_summary_version"], header["printed_at"]);
            return row => new Person(row.Required(id), row.KnownService(service, register), row.Required(name))
            {
                Dob = row.Date(dob),
                NhsNumber = row.Text(nhs),
                Unit = row.Id(unit),
                Allergies = row.Id(allergies),
                Gp = row.Id(gp),
                LeaveFrom = row.Bound(from, isEnd: false),
                LeaveTo = row.Bound(to, isEnd: true),
                RiskFlags = row.Id(flags),
                SummaryVersion = row.Id(version),
                SummaryAuthorisedAt = row.Bound(authorised, isEnd: false),
                PrintedSummaryVersion = row.Id(printed),
                PrintedAt = row.Bound(printedAt, isEnd: false),
            };
        }, p => p.PersonId));
        Required(FileKind.People, register.People.Length);
    }

    private List<StaffMember> ReadStaff(Desk on) => ReadList<StaffMember>(on, FileKind.Staff, header =>
    {
        var (id, name, initials, role, services, competencies) =
            (header["staff_id"], header["name"], header["initials"], header["role"], header["services"], header["competencies"]);
        return row => new StaffMember(row.RequiredId(id), row.Required(name), row.RequiredId(initials), row.RequiredId(role))
        {
            Services = row.List(services),
            Competencies = [.. row.List(competencies).Select(c => Competency(row, c))],
        };
    }, s => s.StaffId);

    private static Competency Competency(Row row, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new(text, null);
        if (!LocalTimes.TryDate(text[(colon + 1)..].Trim(), out var date))
            row.Reject("competencies", text, "has no ISO 8601 date after the colon");
        return new(text[..colon].Trim(), date);
    }
}
