using System.Collections.Immutable;
using CsCheck;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Status;

public class CompletenessProperties
{
    [Fact]
    public void The_order_of_rows_changes_nothing() => Gen.Select(AnyFacts.Facts, Gen.Int).Sample((facts, seed) =>
    {
        var random = new Random(seed);
        var shuffled = facts with
        {
            Expected = Shuffle(facts.Expected, random),
            Entries = Shuffle(facts.Entries, random),
            Exceptions = Shuffle(facts.Exceptions, random),
        };
        Assert.Equal(Text(PersonReconciliation.Evaluate(facts, Context)), Text(PersonReconciliation.Evaluate(shuffled, Context)));
    }, iter: 1000);

    [Fact]
    public void Every_row_ends_in_exactly_one_item() => AnyFacts.Facts.Sample(facts =>
    {
        var items = PersonReconciliation.Evaluate(facts, Context).Items;
        Assert.Equal(facts.Entries.Select(e => e.EntryId).Order(StringComparer.Ordinal),
            items.SelectMany(i => i.OtherEntryIds.Append(i.PaperEntryId).Append(i.DigitalEntryId)).Where(e => e.Length > 0).Order(StringComparer.Ordinal));
        Assert.Equal(facts.Expected.Where(e => e.IsItem).Select(e => e.ItemId).Order(StringComparer.Ordinal), items.Where(i => i.Planned).Select(i => i.ItemId).Order(StringComparer.Ordinal));
        Assert.Equal(items.Length, items.Select(i => i.ItemId).Distinct().Count());
    }, iter: 1000);

    [Fact]
    public void Complete_is_never_weaker_than_checked_plus_excepted_covers_expected_and_nothing_queried() => AnyFacts.Facts.Sample(facts =>
    {
        foreach (var (_, v) in Completeness.Of(PersonReconciliation.Evaluate(facts, Context).Items))
            Assert.True(!v.IsComplete || (v.Checked + v.Excepted >= v.Expected && v.Queried == 0));
    }, iter: 1000);

    [Fact]
    public void Groups_add_up_to_the_total() => AnyFacts.Facts.Sample(facts =>
    {
        var items = PersonReconciliation.Evaluate(facts, Context).Items;
        Assert.Equal(Completeness.Total(items), Completeness.Of(items).Values.Aggregate(default(CompletenessVector), (a, b) => a + b));
        Assert.Equal(default, Completeness.Total(items) - Completeness.Total(items));
    }, iter: 300);

    [Fact]
    public void No_unplanned_row_stands_in_for_a_missing_one() => AnyFacts.Facts.Sample(facts =>
    {
        var missing = new ExpectedRecord("record:P1:sleep:x", "P1", Category.Sleep, At("09:00"), At("10:00"));
        var result = PersonReconciliation.Evaluate(facts with { Expected = facts.Expected.Add(missing) }, Context);
        Assert.True(result.Item(missing.ItemId).Open);
        Assert.False(Completeness.Total(result.Items).IsComplete);
    }, iter: 300);

    [Fact]
    public void Taking_a_row_away_never_completes_its_item() => AnyFacts.Facts.Where(f => !f.Entries.IsEmpty).Sample(facts =>
    {
        var before = PersonReconciliation.Evaluate(facts, Context).Items.Where(i => i is { Planned: true, Expected: true, Open: true, Received: false }).Select(i => i.ItemId);
        var after = PersonReconciliation.Evaluate(facts with { Entries = facts.Entries.RemoveAt(0) }, Context);
        // An item that had no row can only get one that another item had; it is then received, never complete without a row.
        Assert.All(before, id => Assert.True(after.Item(id).Open || after.Item(id).Received));
    }, iter: 300);

    private static string Text(PersonResult result) => string.Join('\n', result.Items.Select(i => $"{i with { OtherEntryIds = [] }} {string.Join(',', i.OtherEntryIds)}"))
        + string.Join('\n', result.Findings.Select(f => $"{f with { EntryIds = [] }} {string.Join(',', f.EntryIds)}"));

    private static ImmutableArray<T> Shuffle<T>(ImmutableArray<T> rows, Random random)
    {
        var copy = rows.ToArray();
        random.Shuffle(copy);
        return [.. copy];
    }
}

/// <summary>Small folders of one person, dense in coincidences: few medicines, few times, few people.</summary>
internal static class AnyFacts
{
    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<DateTimeOffset> Time = Gen.Int[0, 60].Select(quarter => At("06:00").AddMinutes(15 * quarter));

    private static readonly Gen<string> Staff = Of("AA", "B1", "CC", "KK", "ZZ", "");

    private static readonly Gen<ExpectedItem> Expected = Gen.OneOf(
        Time.Select(at => (ExpectedItem)new ExpectedDose(ItemIds.OfDose("P1", "MED", at), "P1", "MED", "Medicine", at) { TimeCritical = at.Minute == 0 }),
        Gen.Const((ExpectedItem)Prn("PRN", 240)),
        Gen.Select(Time, Gen.Int[0, 20], (at, length) => (ExpectedItem)new ExpectedRecord(ItemIds.OfRecord("P1", Category.Nutrition, at), "P1", Category.Nutrition, at, at.AddMinutes(15 * length))),
        Gen.Select(Time, Of(Category.Hydration, Category.Mood), (at, category) =>
            (ExpectedItem)new ExpectedRecord(ItemIds.OfRecord("P1", category, at), "P1", category, at, at.AddHours(6)) { MaxIntervalMinutes = 60 }),
        Gen.Select(Gen.Int[0, 2], Time, (id, at) => (ExpectedItem)new ExpectedVisit($"visit:V{id}", "P1", $"V{id}", at, at.AddMinutes(30)) { WorkersRequired = 1 + (id % 2), TimeCritical = id == 0 }));

    private static readonly Gen<Content> Content = Gen.OneOf(
        Gen.Select(Of("MED", "PRN"), Of("given", "refused", "?", "other", "hospital"), Time, Gen.Bool,
            (medicine, code, due, stated) => (Content)new DoseGiven(medicine, code) { DueAt = stated ? due : null }),
        Gen.Const((Content)new RecordMade(Category.Nutrition, "text")),
        Gen.Select(Of(Category.Hydration, Category.Mood, Category.Behaviour, Category.Fall), Of("Walked in the garden and sat by the pond", "Fell in the hall on the way to the garden"),
            (category, text) => (Content)new RecordMade(category, text)),
        Of("0", "3").Select(total => (Content)new RecordMade(Category.Observation, "RR=16;SpO2=97;air=y;SBP=126;HR=80;ACVPU=V;temp=36.6") { Value = total, Unit = "NEWS2" }),
        Gen.Select(Gen.Int[0, 3], Staff, (id, worker) => (Content)new VisitMade($"V{id}") { StaffIds = worker.Length == 0 ? [] : [worker] }));

    private static readonly Gen<Entry> Entry =
        from source in Of(Source.Paper, Source.Digital)
        from content in Content
        from at in Time
        from people in Gen.Select(Staff, Staff, Staff)
        from sheet in Of("", "SH1", "SH2")
        from line in Gen.Int[0, 4]
        from precision in Of(Precision.Exact, Precision.Approximate, Precision.Shift)
        select new Entry("", "P1", source, at, content)
        {
            Author = people.Item1,
            TranscribedBy = people.Item2,
            CheckedBy = people.Item3,
            EnteredAt = at.AddMinutes(30),
            CheckedAt = at.AddMinutes(40),
            SheetSerial = sheet,
            Line = line == 0 ? null : line,
            Precision = precision,
        };

    public static readonly Gen<PersonFacts> Facts =
        from expected in Expected.Array[0, 8]
        from entries in Entry.Array[0, 10]
        from exceptions in Gen.Select(Gen.Int[0, 12], Gen.Enum<ExceptionKind>()).Array[0, 2]
        select Build(expected, entries, exceptions);

    private static PersonFacts Build(ExpectedItem[] expected, Entry[] entries, (int Target, ExceptionKind Kind)[] exceptions)
    {
        ImmutableArray<ExpectedItem> plan = [.. expected.DistinctBy(e => e.ItemId)];
        ImmutableArray<Entry> rows = [.. entries.Select((e, i) => e with { EntryId = $"E{i}" })];
        return new(Given.Person)
        {
            Expected = plan,
            Entries = rows,
            Exceptions = [.. exceptions.Select(x => new ItemException(x.Target < plan.Length ? plan[x.Target].ItemId : $"entry:E{x.Target}", x.Kind, "reason", "A1", At("18:00")))],
        };
    }
}
