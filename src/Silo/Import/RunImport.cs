using Reinstate.Grains.Aggregates;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>The recovery run of one service: census and freeze, sheets, restoration, entries.</summary>
internal sealed class RunImport(ImportSession session, RecoveryFolder folder, string service)
{
    private readonly string _incident = folder.Incident.IncidentId;

    /// <summary>Opens the run with everybody whom the directory knows at the service, so that nobody is complete by being absent from a file; false when refused.</summary>
    public async Task<bool> OpenAsync(IReadOnlyCollection<string> registered, CancellationToken cancellation)
    {
        var census = registered.Order(StringComparer.Ordinal).Select(person => (Person: person, Items: Expected(person))).ToList();
        var opened = await session.SendAsync("", "recovery runs", service, OpenRequest(folder, service, census), cancellation);
        foreach (var (person, items) in opened ? census : [])
        {
            await session.SendAsync("", "expected sets", person, FreezeRequest(_incident, service, person, items), cancellation);
        }

        return opened;
    }

    /// <summary>Sheets as they were issued, and what came back of them.</summary>
    public async Task SheetsAsync(CancellationToken cancellation)
    {
        const string File = "sheets.csv";
        var sheets = folder.Sheets.Where(sheet => sheet.ServiceId == service).ToList();
        await session.SendAllAsync(File, "sheets", sheets, sheet => sheet.Serial, rows => IssueRequest(_incident, service, rows), cancellation);
        foreach (var sheet in sheets.Where(sheet => sheet.ReturnedAt is not null))
        {
            await session.SendAsync(File, "sheets returned", sheet.Serial, ReturnRequest(_incident, service, sheet, sheet.PagesReturned ?? sheet.Pages), cancellation);
        }
    }

    public Task NoteRestorationAsync(CancellationToken cancellation) => session.SendAsync("incident.csv", "recovery runs", service, new NoteRestorationRequest
    {
        IncidentId = _incident,
        ServiceId = service,
        RestoredAt = folder.Incident.RestoredAt.ToMoment(),
    }, cancellation);

    /// <summary>Entries and stock counts, with the transcribers and checkers that the files state.</summary>
    public async Task EntriesAsync(CancellationToken cancellation)
    {
        foreach (var person in folder.People.Where(person => person.Person.ServiceId == service))
        {
            await session.SendAllAsync("", "entries", person.Entries, entry => entry.EntryId, rows => new RecordEntriesRequest
            {
                IncidentId = _incident,
                PersonId = person.Person.PersonId,
                Entries = { rows.Select(FactsWire.ToWire) },
                Imported = true,
            }, cancellation);
            foreach (var count in person.StockCounts)
            {
                await session.SendAsync("stock.csv", "stock counts", $"{count.PersonId} {count.MedicineId}",
                    new CountStockRequest { IncidentId = _incident, PersonId = count.PersonId, Count = FactsWire.ToWire(count) }, cancellation);
            }
        }
    }

    internal static OpenRecoveryRunRequest OpenRequest(RecoveryFolder folder, string service, IEnumerable<(string Person, IReadOnlyList<ExpectedItem> Items)> census) => new()
    {
        IncidentId = folder.Incident.IncidentId,
        ServiceId = service,
        FrozenAt = folder.Incident.DeclaredAt.ToMoment(),
        Census = { census.Select(entry => new RunCensusEntry { PersonId = entry.Person, ExpectedItems = entry.Items.Count(item => item.IsItem) }) },
    };

    internal static FreezeExpectedRequest FreezeRequest(string incident, string service, string person, IEnumerable<ExpectedItem> items) =>
        new() { IncidentId = incident, ServiceId = service, PersonId = person, Items = { items.Select(FactsWire.ToWire) } };

    internal static IssueSheetsRequest IssueRequest(string incident, string service, IEnumerable<Sheet> sheets)
    {
        var request = new IssueSheetsRequest { IncidentId = incident, ServiceId = service, Sheets = { sheets.Select(FactsWire.ToWire) } };
        foreach (var sheet in request.Sheets)
        {
            sheet.Kind = sheet.Kind.Length == 0 ? "other" : sheet.Kind;
        }

        return request;
    }

    internal static ReturnSheetRequest ReturnRequest(string incident, string service, Sheet sheet, int pages) => new()
    {
        IncidentId = incident,
        ServiceId = service,
        Serial = sheet.Serial,
        PagesReturned = pages,
        ReturnedAt = sheet.ReturnedAt!.Value.ToMoment(),
        ScanSha256 = sheet.ScanSha256,
    };

    private IReadOnlyList<ExpectedItem> Expected(string person) => folder.People.FirstOrDefault(known => known.Person.PersonId == person)?.Expected ?? [];
}
