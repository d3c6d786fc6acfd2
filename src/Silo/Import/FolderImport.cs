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

    public static async Task<ImportReport> RunAsync(NodeClient client, string organisation, string name, RecoveryFolder folder, CancellationToken cancellation)
    {
        var report = new ImportReport();
        var session = new ImportSession(client, new Caller(organisation, "import", Role), new ImportKeys(folder.Files), report);
        await DirectoryImport.RunAsync(session, folder, name, cancellation);
        if (!await IncidentImport.DeclareAsync(session, folder, cancellation))
        {
            return report;
        }

        var runs = await OpenAsync(session, folder, cancellation);
        await IncidentImport.RestoreAsync(session, folder.Incident, cancellation);
        foreach (var run in runs)
        {
            await run.NoteRestorationAsync(cancellation);
            await run.SheetsAsync(cancellation);
        }

        await IncidentImport.RecordAsync(session, folder, cancellation);
        foreach (var run in runs)
        {
            await run.EntriesAsync(cancellation);
        }

        await IncidentImport.BeginReconciliationAsync(session, folder.Incident, cancellation);
        return report;
    }

    private static async Task<List<RunImport>> OpenAsync(ImportSession session, RecoveryFolder folder, CancellationToken cancellation)
    {
        var directory = await session.Client.AskAsync<GetOrganisationReply>(session.Caller, new GetOrganisationRequest(), cancellation);
        var open = new List<RunImport>();
        foreach (var service in folder.Incident.Services.Where(id => directory.Services.Any(known => known.ServiceId == id)))
        {
            var run = new RunImport(session, folder, service);
            if (await run.OpenAsync([.. directory.People.Where(person => person.ServiceId == service).Select(person => person.PersonId)], cancellation))
            {
                open.Add(run);
            }
        }

        return open;
    }
}
