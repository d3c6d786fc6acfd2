using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>A care home of any size whose every item came back on paper. Each person and each entry has words of its own.</summary>
internal static class LargeStory
{
    public const int ItemsEach = 25;

    public static Story Of(int people)
    {
        var story = new Story().Wait(7);
        StoryDirectory.Register(story);
        var ids = Enumerable.Range(1, people).Select(i => $"res{i:D4}").ToList();
        story.Do(new RegisterPeopleRequest { People = { ids.Select(Person) } }, "import", "data_import")
            .Wait(8, 10)
            .Do(new DeclareIncidentRequest
            {
                IncidentId = Story.Incident,
                Kind = "live",
                Title = "Everything away on a Saturday",
                Supplier = "Medisoft",
                Systems = { "emar", "care_planning" },
                Services = { Story.Home },
                DetectedAt = Story.At(7, 55),
                DeclaredAt = Story.At(8, 5),
            }, "rae", "registered_manager")
            .Do(new BeginContingencyRequest { IncidentId = Story.Incident, ContingencyFrom = Story.At(8) }, "rae", "registered_manager")
            .Do(new OpenRecoveryRunRequest
            {
                IncidentId = Story.Incident,
                ServiceId = Story.Home,
                FrozenAt = Story.At(8, 6),
                PrintedSummaryVersion = "summaries of 13 March",
                Census = { ids.Select(id => new RunCensusEntry { PersonId = id, ExpectedItems = ItemsEach }), new RunCensusEntry { PersonId = "p1" }, new RunCensusEntry { PersonId = "p2" } },
            }, "rae", "registered_manager");
        foreach (var id in ids)
            story.Do(new FreezeExpectedRequest { IncidentId = Story.Incident, PersonId = id, ServiceId = Story.Home, Items = { Items() } }, "rae", "registered_manager");
        story.Do(new IssueSheetsRequest { IncidentId = Story.Incident, ServiceId = Story.Home, Sheets = { ids.Select(id => StoryOutage.Sheet($"MAR-{id}", id, "mar", 2)) } }, "dan", "deputy_manager")
            .Wait(15, 5)
            .Do(new RecordRestorationRequest { IncidentId = Story.Incident, System = "emar", RestoredAt = Story.At(14) }, "rae", "registered_manager")
            .Do(new RecordRestorationRequest { IncidentId = Story.Incident, System = "care_planning", RestoredAt = Story.At(14) }, "rae", "registered_manager")
            .Do(Loss("emar"), "rae", "registered_manager")
            .Do(Loss("care_planning"), "rae", "registered_manager")
            .Do(new BeginReconciliationRequest { IncidentId = Story.Incident }, "rae", "registered_manager")
            .Do(new NoteRestorationRequest { IncidentId = Story.Incident, ServiceId = Story.Home, RestoredAt = Story.At(14) }, "rae", "registered_manager")
            .Step(Story.Home, 1, "dan", "rae", "registered_manager");
        foreach (var id in ids)
            story.Do(new RecordEntriesRequest { IncidentId = Story.Incident, PersonId = id, Entries = { Entries(id) } }, "nell", "nurse_in_charge");
        return story;
    }

    /// <summary>What a pack without names must not hold, for each of the people.</summary>
    public static IEnumerable<string> PersonalValues(int people) => Enumerable.Range(1, people).SelectMany(i => Person($"res{i:D4}") is var person
        ? (string[])[person.PersonId, person.Name, person.Dob, person.NhsNumber, person.Allergies, person.Gp, $"of{person.PersonId}"] : []);

    private static RecordLossWindowRequest Loss(string system) => new() { IncidentId = Story.Incident, System = system, From = Story.At(7, 40), To = Story.At(14), Evidence = "last synced round" };

    private static PersonSupported Person(string id)
    {
        var number = int.Parse(id[3..], CultureInfo.InvariantCulture);
        return new PersonSupported
        {
            PersonId = id,
            ServiceId = Story.Home,
            Name = $"Quentin{number} Wrexley{number}",
            Dob = new DateOnly(1930, 1, 1).AddDays(number * 17).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            NhsNumber = (9_000_000_000 + (number * 7919L)).ToString(CultureInfo.InvariantCulture),
            Unit = "Rose",
            Allergies = $"latex{number}",
            Gp = $"Dr Thornaby{number}, {number} Vicarage Lane",
        };
    }

    private static IEnumerable<ExpectedItem> Items() => Enumerable.Range(0, ItemsEach).Select(i => new ExpectedItem
    {
        ItemId = $"d{i}",
        Dose = new ExpectedDose { MedicineId = $"med{i}", Medicine = $"Medicine {i}", Strength = "10 mg", Route = "oral", Dose = "1 tablet", DueAt = Story.At(8 + (i % 6), 10 + i) },
    });

    private static IEnumerable<Entry> Entries(string person) => Enumerable.Range(0, ItemsEach).Select(i => new Entry
    {
        EntryId = $"e{i}",
        Source = Source.Paper,
        Dose = new DoseGiven { MedicineId = $"med{i}", DueAt = Story.At(8 + (i % 6), 10 + i), DoseGiven_ = 1, Code = "G", ChartFamily = "blue", Note = $"with tea, note {i} of{person}" },
        OccurredAt = Story.At(8 + (i % 6), 12 + i),
        Precision = Precision.Exact,
        WrittenAt = Story.At(8 + (i % 6), 15 + i),
        Author = "MN",
        SheetSerial = $"MAR-{person}",
        Line = i + 1,
    });
}
