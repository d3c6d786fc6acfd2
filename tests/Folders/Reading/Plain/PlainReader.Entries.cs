using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

internal sealed partial class PlainReader
{
    private void ReadEntries()
    {
        foreach (var (source, name, doses, records, visitRows) in new[]
        {
            (Source.Paper, "paper", FactKind.PaperDoses, FactKind.PaperRecords, FactKind.PaperVisits),
            (Source.Digital, "digital", FactKind.DigitalDoses, FactKind.DigitalRecords, FactKind.DigitalVisits),
        })
        {
            ReadEntries(FileKind.Doses(name), doses, row => Entry(row, source, "occurred_at", row.Id("initials"), DoseGiven(row)));
            ReadEntries(FileKind.Records(name), records, row => Entry(row, source, "occurred_at", row.RequiredId("author"), RecordMade(row)));
            ReadEntries(FileKind.Visits(name), visitRows, row => VisitEntry(row, source));
        }
    }

    /// <summary>Entry ids are unique in a whole incident, so a row whose id another file has used cannot be kept apart from it.</summary>
    private void ReadEntries(FileKind kind, FactKind fact, Func<PlainRow, Entry> read)
    {
        var mine = new HashSet<string>(StringComparer.Ordinal);
        Read(kind, fact, row =>
        {
            var entry = read(row);
            if (entryIds.Contains(entry.EntryId) && !mine.Contains(entry.EntryId))
                row.Reject("entry_id", entry.EntryId, "is used in another file");
            return entry;
        }, e => e.EntryId, e =>
        {
            mine.Add(e.EntryId);
            entryIds.Add(e.EntryId);
            people[e.PersonId].Entries.Add(e);
        });
    }

    private Entry Entry(PlainRow row, Source source, string occurredAt, string author, Content content, string? person = null) =>
        new(row.Required("entry_id"), person ?? KnownPerson(row), source, row.RequiredTime(occurredAt, last: false), content)
        {
            Precision = row.Word("precision", Precision.Exact),
            WrittenAt = row.Time("written_at", last: true),
            EnteredAt = row.Time("entered_at", last: true),
            CheckedAt = row.Time("checked_at", last: true),
            Author = author,
            TranscribedBy = row.Id("transcribed_by"),
            CheckedBy = row.Id("checked_by"),
            SheetSerial = row.Id("sheet_serial"),
            Line = row.Whole("line"),
            LateEntry = row.YesNo("late_entry"),
            Notes = row.Notes(),
            DoubtfulTimes = [.. row.Doubtful.Order(StringComparer.Ordinal)],
        };

    private static DoseGiven DoseGiven(PlainRow row) => new(row.RequiredId("medicine_id"), row.RequiredId("code"))
    {
        DueAt = row.Due("due_at"),
        Dose = row.Number("dose_given"),
        ChartFamily = row.Id("chart_family"),
        Witness = row.Id("witness"),
        Note = row.Text("note"),
        PrnRationale = row.Text("prn_rationale"),
        PrnOutcome = row.Text("prn_outcome"),
        Wasted = row.Number("wasted"),
        StockBefore = row.Number("stock_before"),
        StockAfter = row.Number("stock_after"),
    };

    private static RecordMade RecordMade(PlainRow row) => new(row.RecordCategory("category"), row.Required("text"))
    {
        Value = row.Id("value"),
        Unit = row.Id("unit"),
    };

    private Entry VisitEntry(PlainRow row, Source source)
    {
        var visit = Known(row, "visit_id", visits.ContainsKey, "is not in expected_visits.csv");
        var person = visits.TryGetValue(visit, out var planned) ? planned.PersonId : "";
        if (person.Length > 0 && row.Text("person_id") is { Length: > 0 } stated && !string.Equals(stated, person, StringComparison.Ordinal))
            row.Reject("person_id", stated, $"is not the person of visit {visit}, {person}");
        var content = new VisitMade(visit)
        {
            StaffIds = row.List("staff_ids"),
            ActualOut = row.Time("actual_out", last: true),
            Origin = row.OneOf("source", "ecm", "manual"),
            LateReason = row.Text("late_reason"),
            FamilyInformedAt = row.Time("family_informed_at", last: true),
            WelfareConfirmedAt = row.Time("welfare_confirmed_at", last: true),
        };
        return Entry(row, source, "actual_in", "", content, person);
    }
}
