using Reinstate.Grains.Aggregates;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>The recovery run of one service: census and freeze, sheets, restoration, entries.</summary>
/// <param name="folder">The whole.</param>
/// <param name="service">Whose run.</param>
/// <param name="people">Those of the service whom the folder names.</param>
/// <param name="sheets">Those of the service.</param>
internal sealed class RunImport(RecoveryFolder folder, string service, IReadOnlyList<PersonFacts> people, IReadOnlyList<Sheet> sheets)
{
    private readonly string _incident = folder.Incident.IncidentId;

    public string Service => service;

    public IReadOnlyList<PersonFacts> People => people;

    /// <summary>Opens the run with everybody whom the directory knows at the service, so that nobody is complete by being absent from a file; false when refused.</summary>
    public async Task<bool> OpenAsync(ImportSession session, IReadOnlyCollection<string> registered, CancellationToken cancellation)
    {
        var expected = people.ToDictionary(person => person.Person.PersonId, person => (IReadOnlyList<ExpectedItem>)person.Expected, StringComparer.Ordinal);
        var census = registered.Order(StringComparer.Ordinal).Select(person => (Person: person, Items: expected.GetValueOrDefault(person, []))).ToList();
        var opened = await session.SendAsync("", "recovery runs", service, OpenRequest(folder, service, census), cancellation);
        await session.EachAsync(opened ? census : [], (part, one) => part.SendAsync("", "expected sets", one.Person, FreezeRequest(_incident, service, one.Person, one.Items), cancellation));
        return opened;
    }

    /// <summary>Sheets as they were issued, and what came back of them.</summary>
    public async Task<bool> SheetsAsync(ImportSession session, CancellationToken cancellation)
    {
        const string File = "sheets.csv";
        await session.SendAllAsync(File, "sheets", sheets, sheet => sheet.Serial, rows => IssueRequest(_incident, service, rows), cancellation);
        foreach (var sheet in sheets.Where(sheet => sheet.ReturnedAt is not null))
        {
            await session.SendAsync(File, "sheets returned", sheet.Serial, ReturnRequest(_incident, service, sheet, sheet.PagesReturned ?? sheet.Pages), cancellation);
        }

        return true;
    }

    public Task<bool> NoteRestorationAsync(ImportSession session, CancellationToken cancellation) => session.SendAsync("incident.csv", "recovery runs", service, new NoteRestorationRequest
    {
        IncidentId = _incident,
        ServiceId = service,
        RestoredAt = folder.Incident.RestoredAt.ToMoment(),
    }, cancellation);

    /// <summary>A person's entries and stock counts, with the transcribers and checkers that the files state.</summary>
    public static async Task<bool> EntriesAsync(ImportSession session, string incident, PersonFacts person, CancellationToken cancellation)
    {
        await session.SendAllAsync("", "entries", person.Entries, entry => entry.EntryId, rows => new RecordEntriesRequest
        {
            IncidentId = incident,
            PersonId = person.Person.PersonId,
            Entries = { rows.Select(FactsWire.ToWire) },
            Imported = true,
        }, cancellation);
        foreach (var count in person.StockCounts)
        {
            await session.SendAsync("stock.csv", "stock counts", $"{count.PersonId} {count.MedicineId}",
                new CountStockRequest { IncidentId = incident, PersonId = count.PersonId, Count = FactsWire.ToWire(count) }, cancellation);
        }

        return true;
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
}
