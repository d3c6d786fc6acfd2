using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>Channels to every node; a caller whose node is gone turns to the next one.</summary>
internal sealed class Fleet(IReadOnlyList<NodeProcess> nodes, string organisation) : IAsyncDisposable
{
    private readonly GrpcChannel[] _channels = [.. nodes.Select(node => Channel(node.GrpcAddress))];

    public Client Client(int node, string person, string role) => new(_channels[node % _channels.Length], organisation, person, role);

    /// <summary>Every change of the log, from the first.</summary>
    public async Task<List<Change>> ReadAllAsync()
    {
        var client = Client(0, "rm", "registered_manager");
        var board = await AskAsync(client, options => client.Reconciliation.GetBoardAsync(new(), options));
        var all = new List<Change>();
        using var watch = client.Reconciliation.Watch(new WatchRequest { AfterPosition = 0 }, Patient(client));
        var position = 0L;
        while (position < board.Position && await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            // Not every position is a change: that somebody looked is none.
            all.AddRange(watch.ResponseStream.Current.Changes);
            position = watch.ResponseStream.Current.Position;
        }

        return all;
    }

    /// <summary>What a node's boards say: the group's board, and each incident's completeness with its items, and findings; without positions, because looking at records takes some.</summary>
    public async Task<List<IMessage>> BoardsAsync(int node)
    {
        var client = Client(node, "rm", "registered_manager");
        var board = await AskAsync(client, options => client.Reconciliation.GetBoardAsync(new(), options));
        var answers = new List<IMessage> { board };
        foreach (var incident in board.Incidents)
        {
            answers.Add(await AskAsync(client, options => client.Reconciliation.GetCompletenessAsync(new() { IncidentId = incident.IncidentId, WithItems = true }, options)));
            answers.Add(await AskAsync(client, options => client.Reconciliation.GetFindingsAsync(new() { IncidentId = incident.IncidentId }, options)));
        }

        answers.ForEach(answer => answer.Descriptor.FindFieldByName("position").Accessor.Clear(answer));
        return answers;
    }

    /// <summary>Asks again while the answer is "ask again": after a kill a board of many changes may be read for longer than the gateway's patience.</summary>
    private static async Task<T> AskAsync<T>(Client client, Func<CallOptions, AsyncUnaryCall<T>> ask)
    {
        for (var options = Patient(client); ;)
        {
            try
            {
                return await ask(options);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable && options.Deadline > TimeProvider.System.GetUtcNow().UtcDateTime)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    /// <summary>Waits for a node that was just started again, whose channel still remembers that it was gone.</summary>
    private static CallOptions Patient(Client client) => new CallOptions(client.Headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10)).WithWaitForReady();

    // A board with all of its items is larger than what a client takes by default.
    private static GrpcChannel Channel(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SpeakingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ConnectTimeout = TimeSpan.FromSeconds(2) }),
        MaxReceiveMessageSize = null,
    });

    public ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
