using Grpc.Core;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Log;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

/// <summary>
/// Two nodes that cannot see each other, each a cluster of its own over one database: every grain that both are asked for is active twice, for as long as
/// the test lasts. That is the worst that a lost directory or a partition can do.
/// </summary>
public sealed class DuplicateActivationsTests(PostgresCluster postgres)
{
    private const int Commands = 60;
    private const string Tenant = "meadow";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_is_active_twice_has_one_history_and_each_command_is_answered_once()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var one = await StartAsync(database, "one");
        await using var other = await StartAsync(database, "other");
        using var toOne = Client.Channel(new Uri(one.GrpcAddress));
        using var toOther = Client.Channel(new Uri(other.GrpcAddress));
        Client[] carers = [.. new[] { toOne, toOther }.Select(channel => new Client(channel, Tenant, "carer", "care_worker"))];
        var now = TimeProvider.System.GetUtcNow();
        await SmallProvider.PrepareAsync(carers[0].As("rm", "registered_manager"), 1, now);

        // Each node is sent commands of its own, and every third one is sent to both at a time with one key.
        var answers = await Task.WhenAll(Enumerable.Range(0, Commands).SelectMany(n => carers.Select((carer, node) =>
            SendAsync(carer, n % 3 == 0 ? $"both-{n}" : $"node-{node}-{n}", now.AddHours(-2).AddMinutes(-n)))));

        var log = await one.Log.ReadTailAsync(Tenant, 0, int.MaxValue, Cancellation);
        var recorded = log.Where(e => answers.Any(answer => answer.Key == e.Context.Key)).ToList();
        Assert.Equal(recorded.Count, recorded.DistinctBy(e => e.Context.Key).Count());
        Assert.Equal(answers.Select(answer => answer.Key).Distinct().Order(), recorded.Select(e => e.Context.Key).Order());
        Assert.All(answers, answer => Assert.Equal(answer.Key, log.Single(e => e.Position == answer.Position).Context.Key));
        var person = log.Where(e => e.Stream == "person/p-0000").Select(e => e.Version).ToList();
        Assert.Equal(Enumerable.Range(1, person.Count).Select(version => (long)version), person);
        await SameBoardAsync(carers);
    }

    private static async Task SameBoardAsync(Client[] carers)
    {
        var question = new GetCompletenessRequest { IncidentId = SmallProvider.Incident, WithItems = true };
        var boards = new List<GetCompletenessReply>();
        foreach (var manager in carers.Select(carer => carer.As("rm", "registered_manager")))
            boards.Add(await manager.Reconciliation.GetCompletenessAsync(question, manager.Headers, cancellationToken: Cancellation));

        // Asking for items is a read of records, which has a position of its own.
        boards.ForEach(board => board.Position = 0);
        Assert.Equal(boards[0], boards[1]);
    }

    private static async Task<(string Key, long Position)> SendAsync(Client carer, string key, DateTimeOffset at)
    {
        while (true)
        {
            try
            {
                var reply = await carer.People.RecordEntriesAsync(SmallProvider.Note(SmallProvider.Person(0), key, at), carer.Headers, cancellationToken: Cancellation);
                return (key, reply.Position);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Aborted or StatusCode.Unavailable)
            {
                // Lost the race eight times in a row: the same command again.
            }
        }
    }

    private static Task<Node> StartAsync(string database, string cluster) => Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Postgres(database), HttpPort = 0, GrpcPort = 0, Cluster = cluster }, Cancellation);
}
