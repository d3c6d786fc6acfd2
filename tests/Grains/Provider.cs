using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;
using Reinstate.TestHarness;
using Reinstate.V1;

namespace Reinstate.GrainsTests;

/// <summary>A provider with two homes; the outage of care planning is over at the first, and people are ready to enter what stands on paper.</summary>
internal sealed class Provider
{
    public const string Incident = "outage-1";
    public const string Home = "oak";
    public const string Other = "elm";
    public const string Serial = "OAK-001";

    public static readonly DateTimeOffset Out = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Back = Out.AddHours(7);

    private Provider()
    {
    }

    public TenantLog Log { get; } = new();

    public DateTimeOffset Now { get; set; } = Back.AddMinutes(10);

    /// <summary>Registered, nothing has happened.</summary>
    public static Provider Registered()
    {
        var p = new Provider();
        p.By("rm", new RegisterOrganisationRequest { Name = "Acme Care" });
        p.By("rm", new RegisterServicesRequest { Services = { Service(Home), Service(Other) } });
        p.By("rm", new RegisterPeopleRequest { People = { Person("ann"), Person("bob") } });
        p.By("rm", new RegisterStaffRequest
        {
            Staff =
            {
                Staff("rm", "registered_manager"), Staff("rm2", "registered_manager"), Staff("deputy", "deputy_manager"), Staff("nic", "nurse_in_charge"),
                Staff("carer", "care_worker"), Staff("carer2", "care_worker"), Staff("novice", "care_worker", competent: false),
                Staff("director", "group_quality_director", Other), Staff("auditor", "registered_manager", Other),
            },
        });
        return p;
    }

    /// <summary>Declared and on paper; Ann has one dose and one note due, Bob a note; one sheet of two pages is out.</summary>
    public static Provider OnPaper()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Care planning down", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out) });
        p.By("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        p.By("rm", new OpenRecoveryRunRequest
        {
            IncidentId = Incident,
            ServiceId = Home,
            FrozenAt = At(Out),
            Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 2 }, new RunCensusEntry { PersonId = "bob", ExpectedItems = 1 } },
        });
        p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "ann", ServiceId = Home, Items = { Dose(), Note("ann") } });
        p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "bob", ServiceId = Home, Items = { Note("bob") } });
        p.By("rm", new IssueSheetsRequest { IncidentId = Incident, ServiceId = Home, Sheets = { new Sheet { Serial = Provider.Serial, Kind = "notes", Pages = 2, IssuedAt = At(Out), IssuedTo = "nic" } } });
        return p;
    }

    /// <summary>The system is back and verified: entries may begin.</summary>
    public static Provider AllClear()
    {
        var p = OnPaper();
        p.By("rm", new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(Back) });
        p.By("rm", new RecordLossWindowRequest { IncidentId = Incident, System = "care_planning", From = At(Out), To = At(Back), Evidence = "Last entry 07:58" });
        p.By("rm", new BeginReconciliationRequest { IncidentId = Incident });
        p.By("rm", new NoteRestorationRequest { IncidentId = Incident, ServiceId = Home, RestoredAt = At(Back) });
        p.By("rm", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = 1, Owner = "nic" });
        return p;
    }

    /// <summary>Everything is entered and checked, every step is done: ready for sign-off.</summary>
    public static Provider Recovered()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperDose("e-dose"), PaperNote("e-ann")));
        p.By("carer", Entries("bob", PaperNote("e-bob")));
        p.Now = p.Now.AddMinutes(5);
        p.By("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-dose" });
        p.By("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-ann" });
        p.By("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-bob" });
        p.By("nic", new ReturnSheetRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, PagesReturned = 2, ReturnedAt = At(Back.AddMinutes(5)) });
        p.By("nic", new CheckNextDoseRequest { IncidentId = Incident, ServiceId = Home, PersonId = "ann", LastDose = "Levothyroxine 50 mcg", LastDoseAt = At(Out.AddHours(1)), CheckedWith = "carer2" });
        p.By("nic", new AllocateWorkRequest { IncidentId = Incident, ServiceId = Home, PersonId = "ann", Step = 9, StaffId = "carer" });
        p.By("nic", new AllocateWorkRequest { IncidentId = Incident, ServiceId = Home, PersonId = "bob", Step = 9, StaffId = "carer" });
        foreach (var step in new[] { 2, 3, 4, 5, 6, 7, 9, 10 })
            p.By("deputy", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = step, Owner = "nic" });
        return p;
    }

    /// <summary>Signed off by the registered manager.</summary>
    public static Provider SignedOff()
    {
        var p = Recovered();
        p.By("rm", SignOff());
        return p;
    }

    public static SignOffServiceRequest SignOff() => new() { IncidentId = Incident, ServiceId = Home, Statement = "I have seen the record of every person." };

    public static RecordEntriesRequest Entries(string person, params Entry[] entries) => new() { IncidentId = Incident, PersonId = person, Entries = { entries } };

    public static Entry PaperNote(string id, string category = "personal_care") => Paper(id, e => e.Record = new RecordMade { Category = category, Text = $"Washed and dressed with help, in good spirits ({id})." });

    public static Entry PaperDose(string id) => Paper(id, e => e.Dose = new DoseGiven { MedicineId = "levo", DueAt = At(Out.AddHours(1)), Code = "given", DoseGiven_ = 1 });

    public static ExpectedItem Dose() => new() { ItemId = "dose-levo", Dose = new ExpectedDose { MedicineId = "levo", Medicine = "Levothyroxine", DueAt = At(Out.AddHours(1)) } };

    public static ExpectedItem Note(string person) => new() { ItemId = $"note-{person}", Record = new ExpectedRecord { Category = "personal_care", DueFrom = At(Out), DueTo = At(Out.AddHours(5)) } };

    public static Moment At(DateTimeOffset at) => new() { Instant = Timestamp.FromDateTimeOffset(at), OffsetMinutes = (int)at.Offset.TotalMinutes };

    public static PersonSupported Person(string id, string service = Home) => new() { PersonId = id, ServiceId = service, Name = id };

    /// <summary>A command that the test takes for granted.</summary>
    public Outcome By(string staff, IMessage command) => Log.Accept(command, staff, RoleOf(staff), Now);

    /// <summary>A command whose outcome the test looks at.</summary>
    public Outcome Try(string staff, IMessage command, string? role = null, string? key = null) => Log.Execute(command, staff, role ?? RoleOf(staff), Now, key);

    public GetRecoveryRunReply Run() => (GetRecoveryRunReply)Ask(new GetRecoveryRunRequest { IncidentId = Incident, ServiceId = Home });

    public GetPersonRecordReply Record(string person) => (GetPersonRecordReply)Ask(new GetPersonRecordRequest { IncidentId = Incident, PersonId = person });

    public IMessage Ask(IMessage request) => Grains.Boards.BoardQueries.Answer(Log.View, request, Now).Reply ?? throw new InvalidOperationException($"{request.Descriptor.Name} was refused.");

    private static Entry Paper(string id, Action<Entry> content)
    {
        var entry = new Entry { EntryId = id, Source = Source.Paper, OccurredAt = At(Out.AddHours(1)), WrittenAt = At(Out.AddHours(1)), Precision = Precision.Exact, Author = "carer2", SheetSerial = Serial };
        content(entry);
        return entry;
    }

    private static ServiceLocation Service(string id) => new() { ServiceId = id, Name = id, Type = "care_home" };

    private static StaffMember Staff(string id, string role, string service = Home, bool competent = true)
    {
        var staff = new StaffMember { StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = role, Services = { service } };
        if (competent)
            staff.Competencies.Add(new Competency { Name = "medicines", ExpiresOn = "2027-01-31" });
        return staff;
    }

    private string RoleOf(string staff) => Log.View.Organisation.Staff.TryGetValue(staff, out var member) ? member.Role : "registered_manager";
}
