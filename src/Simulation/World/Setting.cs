using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;
using Reinstate.Simulation.Work;
using Reinstate.V1;

namespace Reinstate.Simulation.World;

/// <summary>One care home with three people; care planning was out for seven hours, a medicine and three notes stand on one sheet of paper.</summary>
internal static class Setting
{
    public const string Tenant = "acme";
    public const string Incident = "outage-1";
    public const string Home = "oak";
    public const string Serial = "OAK-001";

    public static readonly DateTimeOffset Out = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Back = Out.AddHours(7);
    public static readonly string[] People = ["ann", "bob", "cyd"];

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["rm"] = "registered_manager", ["rm2"] = "registered_manager", ["deputy"] = "deputy_manager", ["nic"] = "nurse_in_charge", ["carer"] = "care_worker", ["carer2"] = "care_worker",
    };

    public static string RoleOf(string staff) => Roles[staff];

    /// <summary>From a registered organisation to the moment in which entries may begin.</summary>
    public static IEnumerable<Wish> Beginning()
    {
        yield return Organisation(new RegisterOrganisationRequest { Name = "Acme Care" });
        yield return Organisation(new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = Home, Name = "Oak", Type = "care_home" } } });
        yield return Organisation(new RegisterPeopleRequest { People = { People.Select(id => new PersonSupported { PersonId = id, ServiceId = Home, Name = id }) } });
        yield return Organisation(new RegisterStaffRequest { Staff = { Roles.Select(one => Staff(one.Key, one.Value)) } });
        yield return OfIncident("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Care planning down", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out) });
        yield return OfIncident("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        yield return OfService("rm", new OpenRecoveryRunRequest
        {
            IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { People.Select(id => new RunCensusEntry { PersonId = id, ExpectedItems = id == "ann" ? 2 : 1 }) },
        });
        foreach (var person in People)
        {
            var frozen = new FreezeExpectedRequest { IncidentId = Incident, PersonId = person, ServiceId = Home, Items = { Note(person) } };
            if (person == "ann")
            {
                frozen.Items.Add(new ExpectedItem { ItemId = "dose-levo", Dose = new ExpectedDose { MedicineId = "levo", Medicine = "Levothyroxine", DueAt = At(Out.AddHours(1)) } });
            }

            yield return OfPerson("rm", person, frozen);
        }

        yield return OfService("rm", new IssueSheetsRequest { IncidentId = Incident, ServiceId = Home, Sheets = { new Sheet { Serial = Serial, Kind = "notes", Pages = 2, IssuedAt = At(Out), IssuedTo = "nic" } } });
        yield return OfIncident("rm", new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(Back) });
        yield return OfIncident("rm", new RecordLossWindowRequest { IncidentId = Incident, System = "care_planning", From = At(Out), To = At(Back), Evidence = "Last entry 07:58" });
        yield return OfIncident("rm", new BeginReconciliationRequest { IncidentId = Incident });
        yield return OfService("rm", new NoteRestorationRequest { IncidentId = Incident, ServiceId = Home, RestoredAt = At(Back) });
        yield return OfService("rm", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = 1, Owner = "nic" });
    }

    public static Wish OfPerson(string staff, string person, IMessage command) => new(staff, "person", person, command);

    public static Wish OfService(string staff, IMessage command) => new(staff, "service", Home, command);

    public static Wish OfIncident(string staff, IMessage command) => new(staff, "incident", Incident, command);

    public static Moment At(DateTimeOffset at) => new() { Instant = Timestamp.FromDateTimeOffset(at), OffsetMinutes = 0 };

    private static Wish Organisation(IMessage command) => new("rm", "organisation", "", command);

    private static ExpectedItem Note(string person) => new() { ItemId = $"note-{person}", Record = new ExpectedRecord { Category = "personal_care", DueFrom = At(Out), DueTo = At(Out.AddHours(5)) } };

    private static StaffMember Staff(string id, string role) => new()
    {
        StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = role, Services = { Home }, Competencies = { new Competency { Name = "medicines", ExpiresOn = "2027-01-31" } },
    };
}
