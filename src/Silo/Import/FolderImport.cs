using Reinstate.Folders.Reading;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>
/// Sends a recovery folder into a running node through its gateway, as a data import. The incident stands afterwards where the files leave
/// it: reconciling, with the entries, transcribers and checkers that they state, and nothing signed.
/// </summary>
internal static class FolderImport
{
    /// <summary>The role in which an import acts; who it is.</summary>
    public const string Role = "data_import";

    /// <summary>Commands under way at a time, unless somebody says otherwise.</summary>
    public const int AtOnce = 512;

    public static async Task<ImportReport> RunAsync(NodeClient client, string organisation, string name, RecoveryFolder folder, CancellationToken cancellation, int atOnce = AtOnce)
    {
        var caller = new Caller(organisation, "import", Role);
        var report = new ImportReport();
        await using var stream = atOnce > 1 ? await client.OpenBulkAsync(caller, atOnce, cancellation) : null;
        var session = new ImportSession(client, caller, new ImportKeys(folder.Files), report, stream, atOnce);
        await DirectoryImport.RunAsync(session, folder, name, cancellation);
        if (!await IncidentImport.DeclareAsync(session, folder, cancellation))
        {
            return report;
        }

        var runs = await OpenAsync(session, folder, cancellation);
        await IncidentImport.RestoreAsync(session, folder.Incident, cancellation);
        await session.EachAsync(runs, async (part, run) =>
        {
            await run.NoteRestorationAsync(part, cancellation);
            return await run.SheetsAsync(part, cancellation);
        });

        await IncidentImport.RecordAsync(session, folder, cancellation);
        await session.EachAsync(runs.SelectMany(run => run.People).ToList(), (part, person) => RunImport.EntriesAsync(part, folder.Incident.IncidentId, person, cancellation));

        await IncidentImport.BeginReconciliationAsync(session, folder.Incident, cancellation);
        return report;
    }

    private static async Task<List<RunImport>> OpenAsync(ImportSession session, RecoveryFolder folder, CancellationToken cancellation)
    {
        var directory = await session.Client.AskAsync<GetOrganisationReply>(session.Caller, new GetOrganisationRequest(), cancellation);
        var known = directory.Services.Select(service => service.ServiceId).ToHashSet(StringComparer.Ordinal);
        var registered = directory.People.ToLookup(person => person.ServiceId, person => person.PersonId, StringComparer.Ordinal);
        var (people, sheets) = (folder.People.ToLookup(person => person.Person.ServiceId, StringComparer.Ordinal), folder.Sheets.ToLookup(sheet => sheet.ServiceId, StringComparer.Ordinal));
        var runs = folder.Incident.Services.Where(known.Contains).Select(service => new RunImport(folder, service, [.. people[service]], [.. sheets[service]])).ToList();
        var opened = await session.EachAsync(runs, (part, run) => run.OpenAsync(part, [.. registered[run.Service]], cancellation));
        return [.. runs.Where((_, i) => opened[i])];
    }
}
