using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Facts;

/// <summary>
/// What every file of entries has. A time that a clock change leaves in doubt does not cost the entry: care began at the first of two
/// possible instants, everything after it happened at the last, so that no doubt makes an entry look finished before it was.
/// </summary>
internal abstract class EntryFacts(Header header, Source source, string occurredAt) : RowFacts
{
    private readonly Column entryId = header["entry_id"], occurred = header[occurredAt], precision = header["precision"], written = header["written_at"],
        entered = header["entered_at"], checkedAt = header["checked_at"], transcribedBy = header["transcribed_by"], checkedBy = header["checked_by"],
        sheet = header["sheet_serial"], line = header["line"], late = header["late_entry"];

    public override void Add(PersonRows person, object fact) => person.Entries.Add((Entry)fact);

    /// <summary>The id of the person whose row it is.</summary>
    protected abstract string PersonOf(Row row);

    protected Entry Entry(Row row, string author, Content content)
    {
        var entry = new Entry(row.Required(entryId), PersonOf(row), source, row.RequiredTime(occurred, InDoubt.First), content)
        {
            Precision = row.Word(precision, Precision.Exact),
            WrittenAt = row.Time(written, InDoubt.Last),
            EnteredAt = row.Time(entered, InDoubt.Last),
            CheckedAt = row.Time(checkedAt, InDoubt.Last),
            Author = author,
            TranscribedBy = row.Id(transcribedBy),
            CheckedBy = row.Id(checkedBy),
            SheetSerial = row.Id(sheet),
            Line = row.Whole(line),
            LateEntry = row.YesNo(late),
            Notes = row.Notes(),
        };
        return row.DoubtfulTimes is { IsEmpty: false } doubtful ? entry with { DoubtfulTimes = doubtful } : entry;
    }
}

/// <summary>paper_doses.csv, digital_doses.csv.</summary>
internal sealed class DoseEntryFacts(Header header, Register register, Source source) : EntryFacts(header, source, "occurred_at")
{
    private readonly Column person = header["person_id"], medicine = header["medicine_id"], code = header["code"], dueAt = header["due_at"], dose = header["dose_given"],
        family = header["chart_family"], initials = header["initials"], witness = header["witness"], note = header["note"], rationale = header["prn_rationale"],
        outcome = header["prn_outcome"], wasted = header["wasted"], before = header["stock_before"], after = header["stock_after"];

    public override object Read(Row row)
    {
        var given = new DoseGiven(row.RequiredId(medicine), row.RequiredId(code))
        {
            DueAt = row.TimeUnlessInDoubt(dueAt),
            Dose = row.Number(dose),
            ChartFamily = row.Id(family),
            Witness = row.Id(witness),
            Note = row.Text(note),
            PrnRationale = row.Text(rationale),
            PrnOutcome = row.Text(outcome),
            Wasted = row.Number(wasted),
            StockBefore = row.Number(before),
            StockAfter = row.Number(after),
        };
        return Entry(row, row.Id(initials), given);
    }

    protected override string PersonOf(Row row) => row.KnownPerson(person, register);
}

/// <summary>paper_records.csv, digital_records.csv.</summary>
internal sealed class RecordEntryFacts(Header header, Register register, Source source) : EntryFacts(header, source, "occurred_at")
{
    private readonly Column person = header["person_id"], category = header["category"], author = header["author"], text = header["text"],
        value = header["value"], unit = header["unit"];

    public override object Read(Row row)
    {
        var by = row.RequiredId(author);
        var made = new RecordMade(row.RecordCategory(category), row.Required(text)) { Value = row.Id(value), Unit = row.Id(unit) };
        return Entry(row, by, made);
    }

    protected override string PersonOf(Row row) => row.KnownPerson(person, register);
}

/// <summary>paper_visits.csv, digital_visits.csv. The person is the visit's; a person who is stated besides must be the same.</summary>
internal sealed class VisitEntryFacts(Header header, Register register, Source source) : EntryFacts(header, source, "actual_in")
{
    private readonly Column visit = header["visit_id"], person = header["person_id"], staff = header["staff_ids"], actualOut = header["actual_out"],
        origin = header["source"], lateReason = header["late_reason"], family = header["family_informed_at"], welfare = header["welfare_confirmed_at"];

    public override object Read(Row row)
    {
        var number = row.KnownVisit(visit, register);
        row.Person = number < 0 ? -1 : register.PersonOf(number);
        var (visitId, personId) = (row.Id(visit), PersonOf(row));
        if (number >= 0 && row.Id(person) is { Length: > 0 } stated && !string.Equals(stated, personId, StringComparison.Ordinal))
            row.Reject(person, $"is not the person of visit {visitId}, {personId}");
        var made = new VisitMade(visitId)
        {
            StaffIds = row.List(staff),
            ActualOut = row.Time(actualOut, InDoubt.Last),
            Origin = row.OneOf(origin, "ecm", "manual"),
            LateReason = row.Text(lateReason),
            FamilyInformedAt = row.Time(family, InDoubt.Last),
            WelfareConfirmedAt = row.Time(welfare, InDoubt.Last),
        };
        return Entry(row, "", made);
    }

    protected override string PersonOf(Row row) => row.Person < 0 ? "" : register.People[row.Person].PersonId;
}
