using Google.Protobuf;
using Grpc.Core;
using Reinstate.Folders.Reading;
using Reinstate.Silo.Client;
using Reinstate.Silo.Client.Tokens;
using Reinstate.Silo.Demo;
using Reinstate.Silo.Hosting;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>The three examples as one group of services, so that the first board shows something real: three incidents in the middle of recovery.</summary>
internal static class ExampleGroup
{
    public const string Organisation = "meadowbank-group";
    public const string Name = "Meadowbank Group";

    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["supported-living", "residential-emar", "homecare-rota"];

    /// <summary>
    /// Imports the examples that a node which started empty, or was stopped while it loaded them, does not have; one line each. Then tells what is planned there for the coming days. A node with
    /// records of its own is left alone.
    /// </summary>
    /// <param name="node">Running.</param>
    /// <param name="examples">The folder that holds them; when it does not exist there is nothing to load.</param>
    /// <param name="print">Takes the lines.</param>
    /// <param name="cancellation">Ends the loading.</param>
    public static async Task LoadAsync(Node node, string examples, Action<string> print, CancellationToken cancellation)
    {
        try
        {
            await LoadMissingAsync(node, examples, print, cancellation);
        }
        catch (Exception error) when (error is RpcException or NoTokenException or FolderUnreadableException)
        {
            // The node serves all the same; the next start takes the loading up again.
            print($"The example group is not complete: {error.Message}");
        }
    }

    private static async Task LoadMissingAsync(Node node, string examples, Action<string> print, CancellationToken cancellation)
    {
        using var tokens = new OnThisMachine(new Uri(node.GrpcAddress), node.Trust);
        using var client = new NodeClient(node.GrpcAddress, Patience.None, tokens, node.Trust);
        if (!node.StartedEmpty && await NameAsync(client, cancellation) != Name)
        {
            return;
        }

        foreach (var path in Folders.Select(name => Path.Combine(examples, name)).Where(Directory.Exists))
        {
            var folder = FolderReader.Read(path);
            if (await IsLoadedAsync(client, folder.Incident.IncidentId, cancellation))
            {
                continue;
            }

            var report = await FolderImport.RunAsync(client, Organisation, Name, folder with { Staff = [.. folder.Staff, .. Cast.HeadOffice] }, cancellation);
            print($"{Organisation}: {folder.Incident.IncidentId}, {folder.Incident.Title} ({report.Taken.Values.Sum()} rows, {report.Refused.Count + folder.Rejects.Length} rejected)");
        }

        if (await NameAsync(client, cancellation) == Name)
        {
            await TellPlansAsync(node, client, print, cancellation);
        }
    }

    private static async Task TellPlansAsync(Node node, NodeClient client, Action<string> print, CancellationToken cancellation)
    {
        var now = node.App.Services.GetRequiredService<NodeClock>().Time.GetUtcNow();
        if (await ExamplePlans.TellAsync(client, new Caller(Organisation, "import", FolderImport.Role), now, cancellation) is { Count: > 0 } refused)
        {
            print($"{Organisation}: {refused.Count} plans were refused: {Answer.Say(refused[0])}");
        }
    }

    /// <summary>Reconciliation begins after everything else of an import.</summary>
    private static async Task<bool> IsLoadedAsync(NodeClient client, string incident, CancellationToken cancellation)
    {
        var known = await AskAsync<GetIncidentReply>(client, new GetIncidentRequest { IncidentId = incident }, cancellation);
        return known is not (null or { State: "suspected" or "declared" or "contingency" or "partly_restored" or "restored" });
    }

    private static async Task<string?> NameAsync(NodeClient client, CancellationToken cancellation) =>
        (await AskAsync<GetOrganisationReply>(client, new GetOrganisationRequest(), cancellation))?.Name;

    /// <summary>The reply, or null when there is no such thing yet.</summary>
    private static async Task<TReply?> AskAsync<TReply>(NodeClient client, IMessage question, CancellationToken cancellation)
        where TReply : class, IMessage<TReply>, new()
    {
        try
        {
            return await client.AskAsync<TReply>(new Caller(Organisation, "import", FolderImport.Role), question, cancellation);
        }
        catch (RpcException error) when (Answer.RefusalIn(error) is not null && error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
