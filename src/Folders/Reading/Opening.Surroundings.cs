using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading;

internal sealed partial class Opening
{
    private List<Shift> ReadShifts(Desk on) => ReadList<Shift>(on, FileKind.Shifts, header =>
    {
        var (staff, service, start, end) = (header["staff_id"], header["service_id"], header["start"], header["end"]);
        return row => new Shift(row.RequiredId(staff), row.KnownService(service, register), row.RequiredTime(start), row.RequiredTime(end));
    });

    private List<ChartCode> ReadCodes(Desk on) => ReadList<ChartCode>(on, FileKind.CodeMap, header =>
    {
        var (family, code, meaning) = (header["chart_family"], header["code"], header["meaning"]);
        return row =>
        {
            row.RequiredId(meaning);
            return new ChartCode(row.RequiredId(family), row.RequiredId(code), row.Word<Meaning>(meaning));
        };
    }, c => $"{c.ChartFamily}\n{c.Code}");

    private List<string> ReadPrintedPack(Desk on) => ReadList<string>(on, FileKind.PrintedPack, header =>
    {
        var person = header["person_id"];
        return row => row.RequiredId(person);
    }, id => id);

    private List<Sheet> ReadSheets(Desk on) => ReadList<Sheet>(on, FileKind.Sheets, header =>
    {
        var (serial, service, issuedAt, person, kind, pages) =
            (header["serial"], header["service_id"], header["issued_at"], header["person_id"], header["kind"], header["pages"]);
        var (issuedTo, returnedAt, pagesReturned, scan) = (header["issued_to"], header["returned_at"], header["pages_returned"], header["scan_sha256"]);
        return row => new Sheet(row.Required(serial), row.KnownService(service, register), row.RequiredTime(issuedAt))
        {
            PersonId = OptionalPerson(row, person),
            Kind = row.OneOf(kind, "mar", "notes", "visits", "other"),
            Pages = row.Whole(pages, least: 1) ?? 1,
            IssuedTo = row.Id(issuedTo),
            ReturnedAt = row.Time(returnedAt),
            PagesReturned = row.Whole(pagesReturned),
            ScanSha256 = row.Text(scan),
        };
    }, s => s.Serial);

    private List<RotaChange> ReadRotaChanges(Desk on) => ReadList<RotaChange>(on, FileKind.RotaChanges, header =>
    {
        var (id, visit, changedAt, changedBy) = (header["change_id"], header["visit_id"], header["changed_at"], header["changed_by"]);
        var (from, to, reason, onCall) = (header["from_staff"], header["to_staff"], header["reason"], header["decided_on_call"]);
        return row => new RotaChange(row.Required(id), KnownVisit(row, visit), row.RequiredTime(changedAt))
        {
            ChangedBy = row.Id(changedBy),
            FromStaff = row.Id(from),
            ToStaff = row.Id(to),
            Reason = row.Text(reason),
            DecidedOnCall = row.YesNo(onCall),
        };
    }, c => c.ChangeId);

    private List<OnCallDecision> ReadOnCall(Desk on) => ReadList<OnCallDecision>(on, FileKind.OnCall, header =>
    {
        var (id, service, decidedAt, decidedBy) = (header["decision_id"], header["service_id"], header["decided_at"], header["decided_by"]);
        var (decision, person, visit) = (header["decision"], header["person_id"], header["visit_id"]);
        return row => new OnCallDecision(row.Required(id), row.KnownService(service, register), row.RequiredTime(decidedAt), row.RequiredId(decidedBy), row.Required(decision))
        {
            PersonId = OptionalPerson(row, person),
            VisitId = row.IsEmpty(visit) ? "" : KnownVisit(row, visit),
        };
    }, d => d.DecisionId);

    private string OptionalPerson(Row row, Column column) => row.IsEmpty(column) ? "" : row.KnownPerson(column, register);

    private string KnownVisit(Row row, Column column)
    {
        row.KnownVisit(column, register);
        return row.Id(column);
    }
}
