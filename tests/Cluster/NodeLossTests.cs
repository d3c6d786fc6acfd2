using System.Collections.Concurrent;
using Npgsql;
using Reinstate.Storage.Postgres;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

/// <summary>Nodes as processes of their own, one of them killed without notice.</summary>
public sealed class NodeLossTests(PostgresCluster postgres)
{
    private const int Incidents = 16;
    private const int Workers = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_killed_node_costs_callers_of_the_other_time_but_no_error_and_no_command()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var address = new NpgsqlConnectionStringBuilder(database);
        string[] store = ["--store", $"postgres://{address.Username}@/{address.Database}?host={address.Host}"];
        await using var survivor = await NodeProcess.StartAsync(store);
        await using var victim = await NodeProcess.StartAsync(store);
        using var channel = Client.Channel(survivor.GrpcAddress);
        var caller = new Client(channel, "meadow", "rm", "registered_manager");
        await PrepareAsync(caller);

        var acknowledged = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var (enough, recovered) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        using var stop = new CancellationTokenSource();
        var working = Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var key = $"{worker}-{n}";
                acknowledged[key] = await NoteAsync(caller, key, worker + n);
                (victim.IsRunning ? enough : recovered).Release();
            }
        }, Cancellation)).ToList();

        await TakeAsync(enough, 200);
        await victim.KillAsync();
        await TakeAsync(recovered, 200);
        await stop.CancelAsync();
        await Task.WhenAll(working);

        await using var log = PostgresLog.Open(database);
        var stored = await log.ReadTailAsync("meadow", 0, int.MaxValue, Cancellation);
        var noted = stored.Where(e => acknowledged.ContainsKey(e.Context.Key)).ToDictionary(e => e.Context.Key, e => e.Position, StringComparer.Ordinal);
        Assert.Equal(acknowledged.OrderBy(pair => pair.Value), noted.OrderBy(pair => pair.Value));
        Assert.Equal(0, (await NodeProcess.RunAsync(["verify", .. store])).ExitCode);
        Assert.Equal(0, (await NodeProcess.RunAsync(["rebuild", .. store])).ExitCode);
    }

    private static async Task PrepareAsync(Client caller)
    {
        await caller.Organisation.RegisterOrganisationAsync(new RegisterOrganisationRequest { Header = Client.Key("organisation"), Name = "Meadow" }, caller.Headers);
        for (var i = 0; i < Incidents; i++)
        {
            await caller.Incidents.SuspectOutageAsync(
                new SuspectOutageRequest { Header = Client.Key($"suspect-{i}"), IncidentId = $"inc-{i}", Title = "Outage", DetectedAt = Client.At(Moment()) }, caller.Headers);
        }
    }

    private static async Task<long> NoteAsync(Client caller, string key, int incident) => (await caller.Incidents.NoteTimelineAsync(
        new NoteTimelineRequest { Header = Client.Key(key), IncidentId = $"inc-{incident % Incidents}", Text = key, OccurredAt = Client.At(Moment()) }, caller.Headers)).Position;

    private static DateTimeOffset Moment() => TimeProvider.System.GetUtcNow().AddMinutes(-5);

    private static async Task TakeAsync(SemaphoreSlim semaphore, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await semaphore.WaitAsync(Cancellation);
        }
    }
}
