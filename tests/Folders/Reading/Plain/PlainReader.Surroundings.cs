using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

internal sealed partial class PlainReader
{
    private List<Sheet> ReadSheets() => ReadList(FileKind.Sheets, FactKind.Sheets,
        row => new Sheet(row.RequiredId("serial"), KnownService(row), row.RequiredTime("issued_at"))
        {
            PersonId = OptionalPerson(row),
            Kind = row.OneOf("kind", "mar", "notes", "visits", "other"),
            Pages = row.Whole("pages", least: 1) ?? 1,
            IssuedTo = row.Id("issued_to"),
            ReturnedAt = row.Time("returned_at"),
            PagesReturned = row.Whole("pages_returned"),
            ScanSha256 = row.Text("scan_sha256"),
        }, s => s.Serial);

    private List<RotaChange> ReadRotaChanges() => ReadList(FileKind.RotaChanges, FactKind.RotaChanges,
        row => new RotaChange(row.Required("change_id"), KnownVisit(row), row.RequiredTime("changed_at"))
        {
            ChangedBy = row.Id("changed_by"),
            FromStaff = row.Id("from_staff"),
            ToStaff = row.Id("to_staff"),
            Reason = row.Text("reason"),
            DecidedOnCall = row.YesNo("decided_on_call"),
        }, c => c.ChangeId);

    private List<OnCallDecision> ReadOnCall() => ReadList(FileKind.OnCall, FactKind.OnCall,
        row => new OnCallDecision(row.Required("decision_id"), KnownService(row), row.RequiredTime("decided_at"), row.RequiredId("decided_by"), row.Required("decision"))
        {
            PersonId = OptionalPerson(row),
            VisitId = row.Text("visit_id").Length == 0 ? "" : KnownVisit(row),
        }, d => d.DecisionId);

    private void ReadContacts() => Read(FileKind.Contacts, FactKind.Contacts, row =>
    {
        row.Required("party");
        return new Contact(row.Required("contact_id"), KnownPerson(row), row.RequiredTime("occurred_at"),
            row.OneOf("party", "family", "gp", "pharmacist", "111", "commissioner", "safeguarding", "other"), row.Required("summary"))
        {
            RecordedIn = row.OneOf("recorded_in", "paper", "digital"),
        };
    }, c => c.ContactId, c => people[c.PersonId].Contacts.Add(c));

    private void ReadStock() => Read(FileKind.Stock, FactKind.Stock, row =>
    {
        row.Required("count");
        return new StockCount(KnownPerson(row), row.RequiredId("medicine_id"), row.RequiredTime("counted_at"), row.Number("count") ?? 0)
        {
            Counter = row.Id("counter"),
            Witness = row.Id("witness"),
        };
    }, null, c => people[c.PersonId].Stock.Add(c));

    private string KnownVisit(PlainRow row) => Known(row, "visit_id", visits.ContainsKey, "is not in expected_visits.csv");
}
