using System.Collections.Immutable;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;

namespace Reinstate.ReconciliationTests;

/// <summary>
/// One person, P1 at S1, in an outage on 10 March 2026 from 07:00 to 17:00, London time. Ann (A1) and Bob (B1) and Cat (C1) work there.
/// Times are written "08:00", or "2026-03-29T00:30+00:00" in full.
/// </summary>
internal static class Given
{
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static readonly Person Person = new("P1", "S1", "Pat");

    public static readonly ImmutableArray<StaffMember> Staff =
    [
        Worker("A1", "Ann", "AA"), Worker("B1", "Bob", "BB"), Worker("C1", "Cat", "CC"), Worker("D1", "Dan", "DD"),
        Worker("X1", "Xia", "XX", "S2"), Worker("K1", "Kim", "KK"), Worker("K2", "Ken", "KK"),
    ];

    public static readonly RecoveryContext Context = new(At("07:00"), At("17:00"), London, At("23:00"))
    {
        Staff = new(Staff, []),
        Codes = new([new("M", "/", Meaning.Given), new("M", "R", Meaning.Refused), new("M", "D", Meaning.RefusedDestroyed), new("M", "O", Meaning.Other)]),
    };

    public static DateTimeOffset At(string text)
    {
        if (text.Length > 8)
            return DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var local = DateTime.Parse("2026-03-10T" + text, System.Globalization.CultureInfo.InvariantCulture);
        return new(local, London.GetUtcOffset(local));
    }

    public static PersonFacts Facts(params ReadOnlySpan<object> rows)
    {
        var facts = new PersonFacts(Person);
        foreach (var row in rows)
            facts = Add(facts, row);
        return facts;
    }

    public static PersonFacts Add(PersonFacts facts, object row) => row switch
    {
        ExpectedItem item => facts with { Expected = facts.Expected.Add(item) },
        Entry entry => facts with { Entries = facts.Entries.Add(entry) },
        Contact contact => facts with { Contacts = facts.Contacts.Add(contact) },
        StockCount count => facts with { StockCounts = facts.StockCounts.Add(count) },
        ItemException exception => facts with { Exceptions = facts.Exceptions.Add(exception) },
        OpenQuery query => facts with { Queries = facts.Queries.Add(query) },
        ReceivedItem received => facts with { Received = facts.Received.Add(received) },
        FindingDecision decision => facts with { Decisions = facts.Decisions.Add(decision) },
        Person person => facts with { Person = person },
        _ => throw new InvalidOperationException(row.GetType().Name),
    };

    public static PersonResult Evaluate(params ReadOnlySpan<object> rows) => PersonReconciliation.Evaluate(Facts(rows), Context);

    public static ExpectedDose Dose(string due, string medicine = "MED") => new(ItemIds.OfDose("P1", medicine, At(due)), "P1", medicine, "Medicine", At(due));

    public static ExpectedDose Prn(string medicine = "PRN", int? interval = null) =>
        new(ItemIds.OfPrn("P1", medicine), "P1", medicine, "Paracetamol", null) { Prn = true, PrnMinIntervalMinutes = interval };

    public static ExpectedRecord Record(string from, string to, Category category = Category.Nutrition) =>
        new(ItemIds.OfRecord("P1", category, At(from)), "P1", category, At(from), At(to));

    public static ExpectedVisit Visit(string start, string end, string id = "V1") => new(ItemIds.OfVisit(id), "P1", id, At(start), At(end));

    /// <summary>Transcribed by Bob at 18:00, checked by Cat at 18:05; given by Ann.</summary>
    public static Entry PaperDose(string id, string at, string medicine = "MED", string code = "given", string? due = null) =>
        Sound(id, Source.Paper, at, new DoseGiven(medicine, code) { DueAt = due is null ? null : At(due), Dose = 1 }) with { SheetSerial = "SH1" };

    /// <summary>A native row of the restored system.</summary>
    public static Entry DigitalDose(string id, string at, string medicine = "MED", string code = "given", string? due = null) =>
        new(id, "P1", Source.Digital, At(at), new DoseGiven(medicine, code) { DueAt = due is null ? null : At(due), Dose = 1 }) { Author = "A1" };

    public static Entry CopyOf(Entry paper, string id) => paper with { EntryId = id, Source = Source.Digital };

    public static Entry PaperRecord(string id, string at, Category category = Category.Nutrition) =>
        Sound(id, Source.Paper, at, new RecordMade(category, "text")) with { SheetSerial = "SH1" };

    public static Entry DigitalRecord(string id, string at, Category category = Category.Nutrition) =>
        new(id, "P1", Source.Digital, At(at), new RecordMade(category, "text")) { Author = "A1" };

    public static Entry PaperVisit(string id, string inAt, string? outAt = null, string visit = "V1", params ImmutableArray<string> staff) =>
        Sound(id, Source.Paper, inAt, new VisitMade(visit) { StaffIds = staff.IsEmpty ? ["AA"] : staff, ActualOut = outAt is null ? null : At(outAt) }) with { Author = "" };

    public static Entry Unchecked(this Entry entry) => entry with { CheckedBy = "", CheckedAt = null };

    public static Entry With(this Entry entry, Func<DoseGiven, DoseGiven> change) => entry with { Content = change((DoseGiven)entry.Content) };

    public static ItemStatus Item(this PersonResult result, string itemId) => Assert.Single(result.Items, i => i.ItemId == itemId);

    public static string[] Codes(this PersonResult result) => [.. result.Findings.Select(f => f.Code)];

    private static Entry Sound(string id, Source source, string at, Content content) => new(id, "P1", source, At(at), content)
    {
        Author = "AA",
        TranscribedBy = "BB",
        EnteredAt = At("18:00"),
        CheckedBy = "CC",
        CheckedAt = At("18:05"),
    };

    private static StaffMember Worker(string id, string name, string initials, string service = "S1") => new(id, name, initials, "nurse") { Services = [service] };
}
