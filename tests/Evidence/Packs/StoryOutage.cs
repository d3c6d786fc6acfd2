using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>From the declaration at eight to the restoration at three.</summary>
internal static class StoryOutage
{
    public static void Play(Story story)
    {
        story.Wait(8, 10)
            .Do(new DeclareIncidentRequest
            {
                IncidentId = Story.Incident,
                Kind = "live",
                Title = "Supplier outage of the medicines system",
                Supplier = "Medisoft",
                Systems = { "emar", "rostering" },
                Services = { Story.Home, Story.Branch },
                DetectedAt = Story.At(7, 55),
                DeclaredAt = Story.At(8, 5),
                PlanVersion = "BCP-4",
                PlanLastTested = "2025-11-02",
            }, "rae", "registered_manager")
            .Do(new BeginContingencyRequest { IncidentId = Story.Incident, ContingencyFrom = Story.At(8) }, "rae", "registered_manager")
            .Do(Open(Story.Home, ("p1", 4), ("p2", 1)), "rae", "registered_manager")
            .Do(Open(Story.Branch, ("p3", 2)), "bea", "branch_manager")
            .Do(Freeze("p1", Story.Home, Dose("d1", "para", "Paracetamol", 12), Controlled(), Insulin(), Prn(), Record("r1", "personal_care")), "rae", "registered_manager")
            .Do(Freeze("p2", Story.Home, Record("r2", "nutrition")), "rae", "registered_manager")
            .Do(Freeze("p3", Story.Branch, Visit("v1", 9), Visit("v2", 11)), "bea", "branch_manager")
            .Do(new IssueSheetsRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Sheets = { Sheet("MAR-1", "p1", "mar", 2), Sheet("NOTE-1", "p1", "notes", 1), Sheet("NOTE-2", "p2", "notes", 1) } }, "dan", "deputy_manager")
            .Do(new IssueSheetsRequest { IncidentId = Story.Incident, ServiceId = Story.Branch, Sheets = { Sheet("VIS-1", "", "visits", 1) } }, "cai", "care_coordinator")
            .Wait(15, 5)
            .Do(new RecordRestorationRequest { IncidentId = Story.Incident, System = "emar", RestoredAt = Story.At(14) }, "rae", "registered_manager")
            .Do(new RecordRestorationRequest { IncidentId = Story.Incident, System = "rostering", RestoredAt = Story.At(15) }, "rae", "registered_manager");
    }

    public static Sheet Sheet(string serial, string person, string kind, int pages) =>
        new() { Serial = serial, PersonId = person, Kind = kind, Pages = pages, IssuedAt = Story.At(8, 2), IssuedTo = "mia" };

    private static OpenRecoveryRunRequest Open(string service, params (string Person, int Items)[] census) => new()
    {
        IncidentId = Story.Incident,
        ServiceId = service,
        PrintedSummaryVersion = "summaries of 13 March",
        FrozenAt = Story.At(8, 6),
        Census = { census.Select(entry => new RunCensusEntry { PersonId = entry.Person, ExpectedItems = entry.Items }) },
    };

    private static FreezeExpectedRequest Freeze(string person, string service, params ExpectedItem[] items) =>
        new() { IncidentId = Story.Incident, PersonId = person, ServiceId = service, Items = { items } };

    private static ExpectedItem Dose(string id, string medicine, string name, int hour) =>
        new() { ItemId = id, Dose = new ExpectedDose { MedicineId = medicine, Medicine = name, Strength = "500 mg", Route = "oral", Dose = "2 tablets", DueAt = Story.At(hour) } };

    private static ExpectedItem Controlled() => new()
    {
        ItemId = "d2",
        Dose = new ExpectedDose { MedicineId = "morph", Medicine = "Morphine", Strength = "10 mg", Dose = "1 tablet", DueAt = Story.At(10), CdSchedule = "2" },
    };

    private static ExpectedItem Insulin() => new()
    {
        ItemId = "d3",
        Dose = new ExpectedDose { MedicineId = "ins", Medicine = "Insulin glargine", Dose = "10 units", DueAt = Story.At(9), TimeCritical = true },
    };

    private static ExpectedItem Prn() => new()
    {
        ItemId = "d4",
        Dose = new ExpectedDose { MedicineId = "lora", Medicine = "Lorazepam", Prn = true, PrnMinIntervalMinutes = 240, PrnMax24H = 2 },
    };

    private static ExpectedItem Record(string id, string category) =>
        new() { ItemId = id, Record = new ExpectedRecord { Category = category, DueFrom = Story.At(9), DueTo = Story.At(12) } };

    private static ExpectedItem Visit(string id, int hour) =>
        new() { ItemId = id, Visit = new ExpectedVisit { VisitId = id, Start = Story.At(hour), End = Story.At(hour, 30), WorkersRequired = 1, StaffIds = { "col" } } };
}
