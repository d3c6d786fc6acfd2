using CsCheck;
using Google.Protobuf;
using Reinstate.Facts.V1;
using Reinstate.TestHarness;
using Reinstate.V1;

namespace Reinstate.GrainsTests.Ledgers;

/// <summary>
/// Two branches of homecare in one incident that share a worker; calls, notes and doses, some of which end after the systems are back. Whatever
/// happens to their records, in any order.
/// </summary>
internal sealed class TwoBranches
{
    public const string Incident = "outage-2";
    public const string North = "north";
    public const string South = "south";

    public static readonly DateTimeOffset Out = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Back = Out.AddHours(4);

    public static readonly string[] People = ["n1", "n2", "s1"];
    private static readonly string[] Authors = ["wes", "una", "kit", "XX"];
    private static readonly string[] Checkers = ["", "una", "wes", "bea"];

    private TwoBranches()
    {
    }

    public TenantLog Log { get; } = new();

    public DateTimeOffset Now { get; set; } = Back.AddMinutes(10);

    /// <summary>Changes, each a number that decides what happens, and to what.</summary>
    public static Gen<(int Kind, int What)[]> Changes { get; } = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 9999]).Array[5, 40];

    public static TwoBranches Restored()
    {
        var two = new TwoBranches();
        two.By("bea", new RegisterOrganisationRequest { Name = "Calls and Care" });
        two.By("bea", new RegisterServicesRequest { Services = { Service(North), Service(South) } });
        two.By("bea", new RegisterPeopleRequest { People = { People.Select(id => new PersonSupported { PersonId = id, ServiceId = At(id), Name = id, SummaryVersion = "1", PrintedSummaryVersion = "1" }) } });
        two.By("bea", new RegisterStaffRequest { Staff = { Staff("bea", "branch_manager"), Staff("wes", "care_worker"), Staff("una", "care_worker"), Staff("kit", "care_worker") } });
        two.By("bea", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Rostering down", Systems = { "rostering" }, Services = { North, South }, DeclaredAt = Provider.At(Out) });
        two.By("bea", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = Provider.At(Out) });
        foreach (var service in (string[])[North, South])
        {
            var here = People.Where(id => At(id) == service).ToList();
            two.By("bea", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = service, FrozenAt = Provider.At(Out), Census = { here.Select(id => new RunCensusEntry { PersonId = id, ExpectedItems = Plan(id).Count() }) } });
            foreach (var id in here)
                two.By("bea", new FreezeExpectedRequest { IncidentId = Incident, PersonId = id, ServiceId = service, Items = { Plan(id) } });
            two.By("bea", new IssueSheetsRequest { IncidentId = Incident, ServiceId = service, Sheets = { new Sheet { Serial = $"{service}-1", Kind = "visits", Pages = 2, IssuedAt = Provider.At(Out), PersonId = here[0] } } });
        }

        two.By("bea", new RecordRestorationRequest { IncidentId = Incident, System = "rostering", RestoredAt = Provider.At(Back) });
        two.By("bea", new RecordLossWindowRequest { IncidentId = Incident, System = "rostering", From = Provider.At(Out), To = Provider.At(Back), Evidence = "Last call 07:55" });
        two.By("bea", new BeginReconciliationRequest { IncidentId = Incident });
        foreach (var service in (string[])[North, South])
            two.By("bea", new NoteRestorationRequest { IncidentId = Incident, ServiceId = service, RestoredAt = Provider.At(Back) });
        return two;
    }

    public Outcome By(string staff, IMessage command) => Log.Accept(command, staff, "branch_manager", Now);

    public Outcome Import(string person, params Entry[] entries) =>
        Log.Execute(new RecordEntriesRequest { IncidentId = Incident, PersonId = person, Entries = { entries }, Imported = true }, "import", "data_import", Now);

    /// <summary>One change, accepted or refused.</summary>
    public void Change(int kind, int what)
    {
        Now = Now.AddMinutes(what % 7 == 0 ? 50 : 1);
        var (person, entry) = (People[what % 3], $"e{what % 13}");
        var service = At(person);
        var record = Log.View.Record(Incident, person)!;
        var named = record.Entries.Keys.ElementAtOrDefault(what / 3 % Math.Max(1, record.Entries.Count)) ?? entry;
        if (kind < 45)
        {
            Import(person, Row(person, $"{person}-{entry}", what / 13));
            return;
        }

        Try(kind switch
        {
            < 53 => new CorrectEntryRequest { IncidentId = Incident, PersonId = person, Entry = Transcribed(Row(person, named, what / 7), service), Reason = "misread" },
            < 58 => new VoidEntryRequest { IncidentId = Incident, PersonId = person, EntryId = named, Kind = what % 2 == 0 ? "duplicate" : "entered_in_error", Reason = "twice" },
            < 63 => new CheckEntryRequest { IncidentId = Incident, PersonId = person, EntryId = named },
            < 67 => new RaiseQueryRequest { IncidentId = Incident, PersonId = person, QueryId = $"q{what % 5}", EntryId = record.Entries.Count > 0 && what % 2 == 0 ? named : "", ItemId = $"call-{person}", Text = "why?" },
            < 70 => new ResolveQueryRequest { IncidentId = Incident, PersonId = person, QueryId = $"q{what % 5}", Resolution = "so" },
            < 74 => new ExceptItemRequest { IncidentId = Incident, PersonId = person, ItemId = $"{(what % 2 == 0 ? "call" : "note")}-{person}", Kind = "confirmed_omitted", Reason = "asleep" },
            < 77 => new RecordContactRequest { IncidentId = Incident, ServiceId = service, Contact = new Contact { ContactId = $"c{what % 6}", PersonId = person, OccurredAt = Provider.At(Out.AddMinutes(what % 200)), Party = "gp", Summary = "told" } },
            < 80 => new ReturnSheetRequest { IncidentId = Incident, ServiceId = service, Serial = $"{service}-1", PagesReturned = what % 3, ReturnedAt = Provider.At(Back) },
            < 82 => new AttestSheetLossRequest { IncidentId = Incident, ServiceId = service, Serial = $"{service}-1", Reason = "rain" },
            < 85 => new RecordOnCallDecisionRequest { IncidentId = Incident, Decision = new OnCallDecision { DecisionId = $"o{what % 4}", ServiceId = what % 5 == 0 ? South : service, DecidedAt = Provider.At(Out.AddMinutes(30)), DecidedBy = "bea", Decision = "kit goes", PersonId = person, VisitId = $"v-{person}" } },
            < 87 => new RecordRotaChangeRequest { IncidentId = Incident, ServiceId = service, Change = new RotaChange { ChangeId = $"r{what % 4}", VisitId = $"v-{person}", ChangedAt = Provider.At(Out.AddMinutes(40)), Reason = "ill" } },
            < 90 => new AmendExpectedRequest { IncidentId = Incident, PersonId = person, Withdrawn = { what % 2 == 0 ? $"note-{person}" : $"call-{person}" }, Reason = "away" },
            < 92 => new SetPolicyRequest { PolicyJson = $$"""{ "duplicate_tolerance_minutes": {{what % 30}} }""", Reason = "tried" },
            < 93 => new RegisterStaffRequest { Staff = { Staff("xen", "care_worker", "XX") } },
            < 97 => Decide(person, what),
            < 99 => DecideOnRun(service, what),
            _ => new AllocateWorkRequest { IncidentId = Incident, ServiceId = service, PersonId = person, Step = 9, StaffId = Authors[what % 3] },
        });
    }

    private DecideFindingRequest Decide(string person, int what)
    {
        var found = RunOf(At(person)).FindingsOf(person).Select(finding => finding.FindingId).ToList();
        return new() { IncidentId = Incident, PersonId = person, FindingId = found.Count == 0 ? "none" : found[what / 3 % found.Count], Decision = "explained", Reason = "seen" };
    }

    private DecideRunFindingRequest DecideOnRun(string service, int what)
    {
        var found = RunOf(service).RunFindings.Select(finding => finding.FindingId).ToList();
        return new() { IncidentId = Incident, ServiceId = service, FindingId = found.Count == 0 ? "none" : found[what % found.Count], Decision = "accepted", Reason = "seen" };
    }

    public Reinstate.Grains.Boards.RunView RunOf(string service) => Reinstate.Grains.Boards.RunView.Of(Log.View, Log.View.Incidents[Incident], service, Now);

    public static Entry Visit(string person, string id, DateTimeOffset from, string worker, string checker = "bea") => new()
    {
        EntryId = id,
        Source = Source.Paper,
        Precision = Precision.Exact,
        OccurredAt = Provider.At(from),
        WrittenAt = Provider.At(from.AddMinutes(31)),
        EnteredAt = Provider.At(Back.AddMinutes(5)),
        CheckedAt = checker.Length > 0 ? Provider.At(Back.AddMinutes(20)) : null,
        Author = worker,
        TranscribedBy = "kit",
        CheckedBy = checker,
        SheetSerial = $"{At(person)}-1",
        Visit = new VisitMade { VisitId = $"v-{person}", StaffIds = { worker }, ActualOut = Provider.At(from.AddMinutes(30)), Origin = "manual" },
    };

    private static Entry Row(string person, string id, int what)
    {
        var row = Visit(person, id, Out.AddMinutes(what % 11 * 15), Authors[what % 4], Checkers[what / 4 % 4]);
        row.TranscribedBy = what % 3 == 0 ? "una" : "wes";
        if (what % 5 < 2)
            row.Record = new RecordMade { Category = what % 2 == 0 ? "personal_care" : "fall", Text = $"Washed and dressed, walked to the window and back ({what % 3})." };
        else if (what % 5 == 2)
            row.Dose = new DoseGiven { MedicineId = "para", Code = "given", DoseGiven_ = 1 };
        return row;
    }

    private static Entry Transcribed(Entry row, string service)
    {
        (row.TranscribedBy, row.CheckedBy, row.CheckedAt, row.EnteredAt, row.SheetSerial) = ("", "", null, null, $"{service}-1");
        return row;
    }

    private static IEnumerable<ExpectedItem> Plan(string person) =>
    [
        new() { ItemId = $"call-{person}", Visit = new ExpectedVisit { VisitId = $"v-{person}", Start = Provider.At(Out.AddHours(1)), End = Provider.At(Out.AddHours(1.5)), WorkersRequired = 1 } },
        new() { ItemId = $"note-{person}", Record = new ExpectedRecord { Category = "personal_care", DueFrom = Provider.At(Out), DueTo = Provider.At(Back.AddHours(person == "s1" ? 1 : 3)) } },
        new() { ItemId = $"dose-{person}", Dose = new ExpectedDose { MedicineId = "para", Medicine = "Paracetamol", DueAt = Provider.At(Out.AddMinutes(30)) } },
    ];

    private static string At(string person) => person[0] == 'n' ? North : South;

    private static ServiceLocation Service(string id) => new() { ServiceId = id, Name = id, Type = "homecare" };

    private static StaffMember Staff(string id, string role, string? initials = null)
    {
        var staff = new StaffMember { StaffId = id, Name = id, Initials = initials ?? id.ToUpperInvariant(), Role = role, Services = { North, South } };
        staff.Competencies.Add(new Competency { Name = "medicines", ExpiresOn = "2027-01-31" });
        return staff;
    }

    private Outcome Try(IMessage command) => Log.Execute(command, "bea", "branch_manager", Now);
}
