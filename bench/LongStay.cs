using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Bench;

/// <summary>One person whose outage goes on until the wanted number of items is due: medicines four times a day, checks, notes, each on paper and copied.</summary>
internal static class LongStay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private static readonly (Category Category, int EveryHours, int? Interval)[] Records =
    [
        (Category.Repositioning, 2, 150), (Category.Hydration, 3, 240), (Category.Continence, 4, null), (Category.Nutrition, 6, null),
        (Category.PersonalCare, 6, null), (Category.Sleep, 12, 800), (Category.Observation, 8, null), (Category.Mood, 12, null), (Category.Activities, 12, null),
    ];

    public static (PersonFacts Facts, RecoveryContext Context) Build(int items)
    {
        var expected = new List<ExpectedItem>();
        for (var day = 0; expected.Count < items; day++)
            Day(expected, Start.AddDays(day));
        expected.RemoveRange(items, expected.Count - items);
        expected.Add(new ExpectedDose("prn:P1:PARA", "P1", "PARA", "Paracetamol 500 mg", null) { Prn = true, PrnMinIntervalMinutes = 240, PrnMax24h = 4, Ingredient = "paracetamol", IngredientMg = 1000 });
        var end = expected.Where(e => e.IsItem).Max(e => e.To).AddHours(1);
        var entries = expected.Where(e => e.IsItem).SelectMany((e, i) => Rows(e, i, end)).ToImmutableArray();
        var context = new RecoveryContext(Start.AddHours(-1), end, Zone, end.AddDays(1))
        {
            Staff = new(Staff(), [.. Shifts(end)]),
            Codes = new([new("M", "/", Meaning.Given)]),
        };
        return (new(new Person("P1", "S1", "Pat Long")) { Expected = [.. expected], Entries = entries }, context);
    }

    private static void Day(List<ExpectedItem> expected, DateTimeOffset day)
    {
        for (var medicine = 0; medicine < 12; medicine++)
        {
            foreach (var hour in (ReadOnlySpan<int>)[1, 5, 10, 14])
                expected.Add(Dose($"MED{medicine:00}", day.AddHours(hour), critical: medicine == 0, cd: medicine == 1));
        }

        foreach (var (category, every, interval) in Records)
        {
            for (var hour = 0; hour < 24; hour += every)
            {
                var from = day.AddHours(hour);
                expected.Add(new ExpectedRecord(ItemIds.OfRecord("P1", category, from), "P1", category, from, from.AddHours(every)) { MaxIntervalMinutes = interval });
            }
        }
    }

    private static ExpectedDose Dose(string medicine, DateTimeOffset due, bool critical, bool cd) =>
        new(ItemIds.OfDose("P1", medicine, due), "P1", medicine, $"Medicine {medicine}", due)
        {
            TimeCritical = critical, CdSchedule = cd ? "2" : "", Ingredient = $"ingredient {medicine}", IngredientMg = 10, Dose = "1 tablet",
        };

    private static IEnumerable<Entry> Rows(ExpectedItem item, int index, DateTimeOffset end)
    {
        var at = item.From.AddMinutes(4 + (index % 11));
        Content content = item switch
        {
            ExpectedDose dose => new DoseGiven(dose.MedicineId, "/") { ChartFamily = "M", Dose = 1, Witness = dose.CdSchedule.Length > 0 ? "CC" : "" },
            ExpectedRecord record => new RecordMade(record.Category, $"Seen at {index}: settled, drank {index * 37 % 200} ml, skin intact, asked about page {index * 7 % 97}."),
            _ => throw new InvalidOperationException(item.ItemId),
        };
        var sheet = $"SH-{(item is ExpectedDose ? "MAR" : "N")}-{at:MMdd}";
        var paper = new Entry($"P{index:0000}", "P1", Source.Paper, at, content)
        {
            Author = at.Hour is >= 7 and < 19 ? "AA" : "BB", SheetSerial = sheet, Line = (int)(at - Start).TotalMinutes, WrittenAt = at.AddMinutes(3), TranscribedBy = "DD", EnteredAt = end.AddHours(1),
            CheckedBy = "EE", CheckedAt = end.AddHours(2),
        };
        yield return paper;
        yield return paper with { EntryId = $"D{index:0000}", Source = Source.Digital };
    }

    private static ImmutableArray<StaffMember> Staff() =>
    [
        .. new[] { "A", "B", "C", "D", "E" }.Select(l => new StaffMember($"{l}1", $"Worker {l}", l + l, "nurse") { Services = ["S1"], Competencies = [new("medicines", new DateOnly(2027, 1, 1))] }),
    ];

    private static IEnumerable<Shift> Shifts(DateTimeOffset end)
    {
        for (var day = Start.AddDays(-1); day < end.AddDays(2); day = day.AddDays(1))
        {
            yield return new("A1", "S1", day, day.AddHours(12));
            yield return new("B1", "S1", day.AddHours(12), day.AddHours(24));
        }
    }
}
