using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// A kind of file that has many rows for each person. Person: the column that leads to the person, in some kinds by way of the visit.
/// Key: the column whose values are unique over all files of the kind's key space; empty where repetitions are found within a service.
/// Times: columns that count for the latest time of the folder.
/// </summary>
internal sealed record LargeKind(FileKind File, FactKind Fact, string[] Times, Func<Header, Register, RowFacts> Facts)
{
    public string Person { get; init; } = "person_id";

    public string Key { get; init; } = "";

    public bool IsEntry => string.Equals(Key, "entry_id", StringComparison.Ordinal);

    /// <summary>The person stands behind the visit.</summary>
    public bool ByVisit => string.Equals(Person, "visit_id", StringComparison.Ordinal);

    public static readonly LargeKind ExpectedDoses = new(FileKind.ExpectedDoses, FactKind.ExpectedDoses, ["due_at"], (h, r) => new ExpectedDoseFacts(h, r));

    public static readonly LargeKind ExpectedRecords = new(FileKind.ExpectedRecords, FactKind.ExpectedRecords, ["due_from", "due_to"], (h, r) => new ExpectedRecordFacts(h, r));

    public static readonly LargeKind ExpectedVisits = new(FileKind.ExpectedVisits, FactKind.ExpectedVisits, ["start", "end"], (h, r) => new ExpectedVisitFacts(h, r));

    public static readonly LargeKind Contacts = new(FileKind.Contacts, FactKind.Contacts, ["occurred_at"], (h, r) => new ContactFacts(h, r)) { Key = "contact_id" };

    public static readonly LargeKind Stock = new(FileKind.Stock, FactKind.Stock, ["counted_at"], (h, r) => new StockFacts(h, r));

    /// <summary>In the order in which their rows count.</summary>
    public static readonly LargeKind[] Entries =
    [
        Doses("paper", Source.Paper, FactKind.PaperDoses), Records("paper", Source.Paper, FactKind.PaperRecords), Visits("paper", Source.Paper, FactKind.PaperVisits),
        Doses("digital", Source.Digital, FactKind.DigitalDoses), Records("digital", Source.Digital, FactKind.DigitalRecords), Visits("digital", Source.Digital, FactKind.DigitalVisits),
    ];

    private static LargeKind Doses(string name, Source source, FactKind fact) =>
        Entry(FileKind.Doses(name), fact, ["occurred_at", "due_at", "written_at", "entered_at", "checked_at"], (h, r) => new DoseEntryFacts(h, r, source));

    private static LargeKind Records(string name, Source source, FactKind fact) =>
        Entry(FileKind.Records(name), fact, ["occurred_at", "written_at", "entered_at", "checked_at"], (h, r) => new RecordEntryFacts(h, r, source));

    private static LargeKind Visits(string name, Source source, FactKind fact) => Entry(FileKind.Visits(name), fact,
        ["actual_in", "actual_out", "family_informed_at", "welfare_confirmed_at", "written_at", "entered_at", "checked_at"], (h, r) => new VisitEntryFacts(h, r, source)) with { Person = "visit_id" };

    private static LargeKind Entry(FileKind file, FactKind fact, string[] times, Func<Header, Register, RowFacts> facts) => new(file, fact, times, facts) { Key = "entry_id" };
}
