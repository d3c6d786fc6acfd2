using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

internal sealed partial class PlainReader
{
    private FolderIncident ReadIncident()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var zones = ReadList(FileKind.Incident, null, row => row.Text("time_zone"));
        if (zones is [{ Length: > 0 } stated, ..] && !TimeZoneInfo.TryFindSystemTimeZoneById(stated, out zone!))
            throw new FolderUnreadableException($"incident.csv names the time zone '{stated}', which is not known.");
        times = new LocalTimes(zone);
        files.Clear();
        rejects.Clear();
        var incidents = new List<FolderIncident>();
        var table = Read(FileKind.Incident, null, Incident, i => i.IncidentId, incidents.Add);
        Required(table, incidents.Count);
        if (incidents.Count > 1)
            throw new FolderUnreadableException($"incident.csv describes {incidents.Count} incidents; a folder holds one.");
        var incident = incidents[0];
        return incident.RestoredAt >= incident.ContingencyFrom ? incident
            : throw new FolderUnreadableException("incident.csv says that the systems were restored before contingency began.");
    }

    private FolderIncident Incident(PlainRow row) => new(
        row.Required("incident_id"), row.Required("title"), row.RequiredTime("declared_at"), row.RequiredTime("contingency_from"), row.RequiredTime("restored_at"), times.Zone)
    {
        Kind = row.OneOf("kind", "live", "exercise", "backfilled") is { Length: > 0 } kind ? kind : "live",
        Supplier = row.Text("supplier"),
        Systems = Systems(row),
        Services = row.Required("services").Length == 0 ? [] : row.List("services"),
        DetectedAt = row.Time("detected_at"),
        PlanVersion = row.Text("plan_version"),
        PlanLastTested = row.Date("plan_last_tested"),
    };

    private static ImmutableArray<string> Systems(PlainRow row)
    {
        row.Required("systems");
        var systems = row.List("systems");
        foreach (var system in systems)
        {
            if (system is not ("care_planning" or "emar" or "rostering" or "telephony" or "network" or "other"))
                row.Reject("systems", system, "is not one of: care_planning, emar, rostering, telephony, network, other");
        }

        return systems;
    }

    private void ReadServices(FolderIncident incident)
    {
        var table = Read(FileKind.Services, null, row => new Service(row.RequiredId("service_id"), row.Required("name"), Type(row))
        {
            CqcLocationId = row.Text("cqc_location_id"),
            Group = row.Text("group"),
            Commissioner = row.Text("commissioner"),
        }, s => s.ServiceId, s => services.Add(s.ServiceId, s));
        Required(table, services.Count);
        foreach (var missing in incident.Services.Where(s => !services.ContainsKey(s)))
            rejects.Add(Reject.Of(FileKind.Incident.Name, 2, "services", missing, "is not in services.csv; nothing of this service is reconciled"));

        static string Type(PlainRow row)
        {
            row.Required("type");
            return row.OneOf("type", "nursing_home", "care_home", "supported_living", "extra_care", "homecare", "shared_lives");
        }
    }

    private void ReadPeople()
    {
        var table = Read(FileKind.People, null, row => new Person(row.RequiredId("person_id"), KnownService(row), row.Required("name"))
        {
            Dob = row.Date("dob"),
            NhsNumber = row.Text("nhs_number"),
            Unit = row.Id("unit"),
            Allergies = row.Id("allergies"),
            Gp = row.Id("gp"),
            LeaveFrom = row.Bound("leave_from", isEnd: false),
            LeaveTo = row.Bound("leave_to", isEnd: true),
            RiskFlags = row.Text("risk_flags"),
            SummaryVersion = row.Text("summary_version"),
            SummaryAuthorisedAt = row.Bound("summary_authorised_at", isEnd: false),
            PrintedSummaryVersion = row.Text("printed_summary_version"),
            PrintedAt = row.Bound("printed_at", isEnd: false),
        }, p => p.PersonId, p => people.Add(p.PersonId, new Gathered(p)));
        Required(table, people.Count);
    }

    private List<StaffMember> ReadStaff() => ReadList(FileKind.Staff, FactKind.Staff, row => new StaffMember(
        row.RequiredId("staff_id"), row.Required("name"), row.Required("initials"), row.Required("role"))
    {
        Services = row.List("services"),
        Competencies = [.. row.List("competencies").Select(c => Competency(row, c))],
    }, s => s.StaffId);

    private static Competency Competency(PlainRow row, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new(text, null);
        if (!LocalTimes.TryDate(text[(colon + 1)..].Trim(), out var date))
            row.Reject("competencies", text, "has no ISO 8601 date after the colon");
        return new(text[..colon].Trim(), date);
    }

    private List<Shift> ReadShifts() => ReadList(FileKind.Shifts, FactKind.Shifts,
        row => new Shift(row.RequiredId("staff_id"), KnownService(row), row.RequiredTime("start"), row.RequiredTime("end")));

    private List<ChartCode> ReadCodes() => ReadList(FileKind.CodeMap, FactKind.CodeMap, row =>
    {
        row.Required("meaning");
        return new ChartCode(row.RequiredId("chart_family"), row.RequiredId("code"), row.Word<Meaning>("meaning"));
    }, c => $"{c.ChartFamily}\n{c.Code}");

    private List<string> ReadPrintedPack() => ReadList(FileKind.PrintedPack, FactKind.PrintedPack, row => row.RequiredId("person_id"), id => id);
}
