using System.Collections.Concurrent;
using Npgsql;
using Reinstate.Events.V1;
using Reinstate.Storage.Postgres;
using Reinstate.TestNodes;

namespace Reinstate.ClusterTests;

/// <summary>Whoever was shown a record is on record, whichever node showed it and whatever became of that node.</summary>
public sealed class ReadLossTests(PostgresCluster postgres)
{
    private const int People = 120;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_killed_node_takes_no_read_with_it_whose_record_was_shown()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var address = new NpgsqlConnectionStringBuilder(database);
        string[] store = ["--store", $"postgres://{address.Username}@/{address.Database}?host={address.Host}"];
        await using var survivor = await NodeProcess.StartAsync(store);
        await using var victim = await NodeProcess.StartAsync(store);
        using var channel = Client.Channel(survivor.GrpcAddress);
        using var lost = Client.Channel(victim.GrpcAddress);
        var manager = new Client(channel, "meadow", "rm", "registered_manager");
        await SmallProvider.PrepareAsync(manager, People, DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

        var shown = new ConcurrentBag<string>();
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(
            async () =>
            {
                for (var i = worker; i < People; i += 4)
                {
                    // Half of them by way of the node that is killed, as long as it is there.
                    var through = i % 2 == 0 || victim.HasEnded || !victim.IsRunning ? channel : lost;
                    var reader = new Client(through, "meadow", $"reader-{worker}", "nurse");
                    try
                    {
                        shown.Add((await reader.People.GetPersonRecordAsync(new() { IncidentId = SmallProvider.Incident, PersonId = SmallProvider.Person(i) }, reader.Headers)).PersonId);
                    }
                    catch (Grpc.Core.RpcException) when (through == lost)
                    {
                        // Its node was killed: nothing was shown.
                    }

                    if (shown.Count >= People / 3)
                        half.TrySetResult();
                }
            },
            Cancellation)));
        await half.Task;
        await victim.KillAsync();
        await reading;

        await using var log = PostgresLog.Open(database);
        var kept = (await log.ReadTailAsync("meadow", 0, int.MaxValue, Cancellation)).Where(stored => stored.Type == RecordRead.Descriptor.FullName)
            .Select(stored => RecordRead.Parser.ParseFrom(stored.Data.Span).PersonId).ToList();
        Assert.Equal(kept.Distinct().Count(), kept.Count);
        Assert.Empty(shown.Except(kept, StringComparer.Ordinal));
        Assert.True(shown.Count >= People / 2);
        Assert.Equal(0, (await NodeProcess.RunAsync(["verify", .. store])).ExitCode);
    }
}
