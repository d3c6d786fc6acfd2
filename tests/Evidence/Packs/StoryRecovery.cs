using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Paper comes back, is transcribed, checked, queried, corrected, and signed off at the second attempt.</summary>
internal static class StoryRecovery
{
    public static void Play(Story story)
    {
        AllClear(story);
        Home(story);
        Branch(story);
        SignOff(story);
    }

    private static void AllClear(Story story)
    {
        foreach (var system in (string[])["emar", "rostering"])
            story.Do(new RecordLossWindowRequest { IncidentId = Story.Incident, System = system, From = Story.At(7, 40), To = Story.At(15), Evidence = "last synced round of 07:40" }, "rae", "registered_manager");
        story.Do(new BeginReconciliationRequest { IncidentId = Story.Incident }, "rae", "registered_manager");
        foreach (var (service, owner, checker, role) in (ReadOnlySpan<(string, string, string, string)>)[(Story.Home, "dan", "rae", "registered_manager"), (Story.Branch, "cai", "bea", "branch_manager")])
        {
            story.Do(new NoteRestorationRequest { IncidentId = Story.Incident, ServiceId = service, RestoredAt = Story.At(15) }, checker, role)
                .Step(service, 1, owner, checker, role);
        }

        story.Try(new SignOffServiceRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Statement = "too early" }, "rae", "registered_manager");
    }

    private static void Home(Story story)
    {
        story.Do(new CheckNextDoseRequest { IncidentId = Story.Incident, ServiceId = Story.Home, PersonId = "p1", LastDose = "Paracetamol 1 g at noon", LastDoseAt = Story.At(12), CheckedWith = "dan" }, "nell", "nurse_in_charge")
            .Do(Returned("MAR-1", Story.Home, 2), "dan", "deputy_manager")
            .Do(Returned("NOTE-1", Story.Home, 1), "dan", "deputy_manager")
            .Do(new AttestSheetLossRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Serial = "NOTE-2", Reason = "soaked in the sluice and unreadable" }, "rae", "registered_manager")
            .Do(new AllocateWorkRequest { IncidentId = Story.Incident, ServiceId = Story.Home, PersonId = "p1", Step = 6, StaffId = "nell" }, "dan", "deputy_manager")
            .Do(new AllocateWorkRequest { IncidentId = Story.Incident, ServiceId = Story.Home, PersonId = "p2", Step = 9, StaffId = "nell" }, "dan", "deputy_manager")
            .Do(new ReceivePaperRequest { IncidentId = Story.Incident, PersonId = "p1", ItemIds = { "d1" }, SheetSerial = "MAR-1" }, "nell", "nurse_in_charge")
            .Do(new RecordEntriesRequest { IncidentId = Story.Incident, PersonId = "p1", Entries = { HomeEntries() } }, "nell", "nurse_in_charge")
            .Do(new CorrectEntryRequest { IncidentId = Story.Incident, PersonId = "p1", Entry = Note("e5", "washed and dressed in the blue cardigan"), Reason = "misread the handwriting" }, "nell", "nurse_in_charge")
            .Do(new VoidEntryRequest { IncidentId = Story.Incident, PersonId = "p1", EntryId = "e6", Kind = "duplicate", Reason = "the same line was transcribed twice" }, "nell", "nurse_in_charge")
            .Do(new RaiseQueryRequest { IncidentId = Story.Incident, PersonId = "p1", QueryId = "q1", ItemId = "d3", Text = "why was the insulin not given?" }, "dan", "deputy_manager")
            .Do(new ResolveQueryRequest { IncidentId = Story.Incident, PersonId = "p1", QueryId = "q1", Resolution = "blood sugar 3.9, GP advised to omit" }, "nell", "nurse_in_charge")
            .Do(new ExceptItemRequest { IncidentId = Story.Incident, PersonId = "p1", ItemId = "d3", Kind = "confirmed_omitted", Reason = "hypoglycaemia before breakfast" }, "nell", "nurse_in_charge")
            .Do(new ExceptItemRequest { IncidentId = Story.Incident, PersonId = "p2", ItemId = "r2", Kind = "paper_lost", Reason = "sheet NOTE-2 is unreadable" }, "rae", "registered_manager")
            .Do(new CountStockRequest { IncidentId = Story.Incident, PersonId = "p1", Count = new StockCount { PersonId = "p1", MedicineId = "morph", CountedAt = Story.At(15, 6), Count = 19, Counter = "nell", Witness = "dan" } }, "nell", "nurse_in_charge")
            .Do(new OverrideDutyRequest { IncidentId = Story.Incident, ServiceId = Story.Home, OverrideId = "ov1", Duty = "second_check", PersonId = "p1", EntryId = "e5", Reason = "only two on the night shift" }, "dan", "deputy_manager")
            .Wait(15, 30);
        foreach (var entry in (string[])["e1", "e2", "e4", "e8"])
            story.Do(new CheckEntryRequest { IncidentId = Story.Incident, PersonId = "p1", EntryId = entry }, "dan", "deputy_manager");
        story.Do(new CheckEntryRequest { IncidentId = Story.Incident, PersonId = "p1", EntryId = "e5", OverrideId = "ov1" }, "nell", "nurse_in_charge")
            .Do(new RecordContactRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Contact = new Contact { ContactId = "c1", PersonId = "p1", OccurredAt = Story.At(9, 5), Party = "gp", Summary = "Dr Vane advised to omit insulin", RecordedIn = "paper" } }, "nell", "nurse_in_charge")
            .DecideFindings(Story.Home, "dan", "deputy_manager");
        foreach (var step in (int[])[2, 3, 4, 5, 6, 7, 9, 10])
            story.Step(Story.Home, step, "dan", "rae", "registered_manager");
    }

    private static void Branch(Story story)
    {
        story.Do(Returned("VIS-1", Story.Branch, 1), "cai", "care_coordinator")
            .Do(new AllocateWorkRequest { IncidentId = Story.Incident, ServiceId = Story.Branch, PersonId = "p3", Step = 8, StaffId = "cai" }, "bea", "branch_manager")
            .Do(new RecordOnCallDecisionRequest
            {
                IncidentId = Story.Incident,
                Decision = new OnCallDecision { DecisionId = "oc1", ServiceId = Story.Branch, DecidedAt = Story.At(8, 40), DecidedBy = "bea", Decision = "Sue covers the first call of Cleo", PersonId = "p3", VisitId = "v1" },
            }, "bea", "branch_manager")
            .Do(new RecordRotaChangeRequest
            {
                IncidentId = Story.Incident,
                ServiceId = Story.Branch,
                Change = new RotaChange { ChangeId = "rc1", VisitId = "v1", ChangedAt = Story.At(8, 41), ChangedBy = "cai", FromStaff = "col", ToStaff = "sue", Reason = "Col's route was flooded", DecidedOnCall = true },
            }, "cai", "care_coordinator")
            .Do(new RecordEntriesRequest { IncidentId = Story.Incident, PersonId = "p3", Entries = { LateVisit() } }, "cai", "care_coordinator")
            .Wait(16, 10)
            .Do(new CheckEntryRequest { IncidentId = Story.Incident, PersonId = "p3", EntryId = "e7" }, "bea", "branch_manager")
            .Do(new ExceptItemRequest { IncidentId = Story.Incident, PersonId = "p3", ItemId = "v2", Kind = "confirmed_omitted", Reason = "nobody came; her daughter stayed with her all day" }, "cai", "care_coordinator")
            .DecideFindings(Story.Branch, "bea", "branch_manager");
        foreach (var step in (int[])[3, 4, 5, 6, 7, 8, 9, 10])
            story.Step(Story.Branch, step, "cai", "bea", "branch_manager");
    }

    private static void SignOff(Story story) => story
        .Do(new SignOffServiceRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Statement = "every record of Oakview is complete" }, "rae", "registered_manager")
        .Do(new SignOffServiceRequest { IncidentId = Story.Incident, ServiceId = Story.Branch, Statement = "every visit of Riverside is accounted for" }, "bea", "branch_manager");

    private static ReturnSheetRequest Returned(string serial, string service, int pages) =>
        new() { IncidentId = Story.Incident, ServiceId = service, Serial = serial, PagesReturned = pages, ReturnedAt = Story.At(15, 5), ScanSha256 = "" };

    private static IEnumerable<Entry> HomeEntries() =>
    [
        Given("e1", "para", 12, 1, new DoseGiven { MedicineId = "para", DueAt = Story.At(12), DoseGiven_ = 2, Code = "G", ChartFamily = "blue" }),
        Given("e2", "morph", 10, 2, new DoseGiven { MedicineId = "morph", DueAt = Story.At(10), DoseGiven_ = 1, Code = "G", ChartFamily = "blue", Witness = "dan", StockBefore = 20, StockAfter = 19 }),
        Given("e4", "lora", 13, 3, new DoseGiven { MedicineId = "lora", DoseGiven_ = 1, Code = "G", ChartFamily = "blue", PrnRationale = "pacing and tearful", PrnOutcome = "calm within the hour" }),
        Note("e5", "washed and dressed in the blue cordigan"),
        Note("e6", "washed and dressed"),
        Behaviour(),
    ];

    private static Entry Given(string id, string medicine, int hour, int line, DoseGiven dose) => new()
    {
        EntryId = id,
        Source = Source.Paper,
        Dose = dose,
        OccurredAt = Story.At(hour),
        Precision = Precision.Exact,
        WrittenAt = Story.At(hour, 5),
        Author = "MN",
        SheetSerial = "MAR-1",
        Line = line,
        Notes = { ["medicine"] = medicine },
    };

    private static Entry Note(string id, string text) => new()
    {
        EntryId = id,
        Source = Source.Paper,
        Record = new RecordMade { Category = "personal_care", Text = text },
        OccurredAt = Story.At(10, 20),
        Precision = Precision.Approximate,
        WrittenAt = Story.At(10, 40),
        Author = "MN",
        SheetSerial = "NOTE-1",
        Line = 1,
    };

    private static Entry Behaviour() => new()
    {
        EntryId = "e8",
        Source = Source.Paper,
        Record = new RecordMade { Category = "behaviour", Text = "threw a teacup at the window" },
        OccurredAt = Story.At(11, 30),
        Precision = Precision.Exact,
        WrittenAt = Story.At(11, 35),
        Author = "MN",
        SheetSerial = "NOTE-1",
        Line = 2,
    };

    private static Entry LateVisit() => new()
    {
        EntryId = "e7",
        Source = Source.Paper,
        Visit = new VisitMade { VisitId = "v1", StaffIds = { "sue" }, ActualOut = Story.At(10, 20), Origin = "manual", LateReason = "bridge closed by the flood", FamilyInformedAt = Story.At(9, 20), WelfareConfirmedAt = Story.At(9, 25) },
        OccurredAt = Story.At(9, 50),
        Precision = Precision.Exact,
        WrittenAt = Story.At(10, 25),
        Author = "SW",
        SheetSerial = "VIS-1",
        Line = 1,
    };
}
