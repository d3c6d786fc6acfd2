using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.TestNodes;

/// <summary>A provider with one home in the middle of an incident, all clear given, ready to take entries for each of its people.</summary>
public static class SmallProvider
{
    public const string Incident = "outage";
    public const string Service = "home";
    public const string Sheet = "S-1";

    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"p-{number:D4}");

    /// <summary>Registers, declares, opens, freezes, restores and gives the all clear; every command has a fixed key, so it can be sent again.</summary>
    public static async Task PrepareAsync(Client manager, int people, DateTimeOffset now)
    {
        var headers = manager.Headers;
        await manager.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("s-org"), Name = "Small Provider" }, headers);
        await manager.Organisation.RegisterServicesAsync(new() { Header = Client.Key("s-svc"), Services = { new ServiceLocation { ServiceId = Service, Name = "Home", Type = "care_home" } } }, headers);
        var everybody = Enumerable.Range(0, people).Select(Person).ToList();
        await manager.Organisation.RegisterPeopleAsync(new() { Header = Client.Key("s-people"), People = { everybody.Select(id => new PersonSupported { PersonId = id, ServiceId = Service, Name = id }) } }, headers);
        await manager.Organisation.RegisterStaffAsync(new()
        {
            Header = Client.Key("s-staff"),
            Staff = { Staff("rm", "registered_manager"), Staff("nic", "nurse_in_charge"), Staff("carer", "care_worker") },
        }, headers);
        await manager.Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key("s-declare"),
            IncidentId = Incident,
            Kind = "exercise",
            Title = "Outage",
            Systems = { "care_planning" },
            Services = { Service },
            DeclaredAt = Client.At(now.AddHours(-8)),
        }, headers);
        await manager.Incidents.BeginContingencyAsync(new() { Header = Client.Key("s-contingency"), IncidentId = Incident, ContingencyFrom = Client.At(now.AddHours(-8)) }, headers);
        await manager.Recovery.OpenRecoveryRunAsync(new()
        {
            Header = Client.Key("s-open"),
            IncidentId = Incident,
            ServiceId = Service,
            FrozenAt = Client.At(now.AddHours(-8)),
            Census = { everybody.Select(id => new RunCensusEntry { PersonId = id }) },
        }, headers);
        await Task.WhenAll(everybody.Select(id => manager.People.FreezeExpectedAsync(new() { Header = Client.Key($"s-freeze-{id}"), IncidentId = Incident, PersonId = id, ServiceId = Service }, headers).ResponseAsync));
        await manager.Recovery.IssueSheetsAsync(new()
        {
            Header = Client.Key("s-sheets"),
            IncidentId = Incident,
            ServiceId = Service,
            Sheets = { new Sheet { Serial = Sheet, Kind = "notes", Pages = 1, IssuedAt = Client.At(now.AddHours(-8)) } },
        }, headers);
        var restored = Client.At(now.AddHours(-1));
        await manager.Incidents.RecordRestorationAsync(new() { Header = Client.Key("s-restored"), IncidentId = Incident, System = "care_planning", RestoredAt = restored }, headers);
        await manager.Incidents.RecordLossWindowAsync(new() { Header = Client.Key("s-loss"), IncidentId = Incident, System = "care_planning", From = Client.At(now.AddHours(-8)), To = restored, Evidence = "Last entry before the outage" }, headers);
        await manager.Recovery.NoteRestorationAsync(new() { Header = Client.Key("s-note"), IncidentId = Incident, ServiceId = Service, RestoredAt = restored }, headers);
        await manager.Recovery.CompleteStepAsync(new() { Header = Client.Key("s-clear"), IncidentId = Incident, ServiceId = Service, Step = 1, Owner = "nic" }, headers);
    }

    /// <summary>One paper note of one person; the id makes it unique.</summary>
    public static RecordEntriesRequest Note(string person, string id, DateTimeOffset at) => new()
    {
        Header = Client.Key(id),
        IncidentId = Incident,
        PersonId = person,
        Entries =
        {
            new Entry
            {
                EntryId = id,
                Source = Source.Paper,
                OccurredAt = Client.At(at),
                Precision = Precision.Exact,
                Author = "carer",
                SheetSerial = Sheet,
                Record = new RecordMade { Category = "activities", Text = "Sat in the garden and listened to the radio." },
            },
        },
    };

    private static StaffMember Staff(string id, string role) => new() { StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = role, Services = { Service }, Competencies = { new Competency { Name = "medicines" } } };
}
