using System.Diagnostics;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Kills nodes, and PostgreSQL, under load with SIGKILL and starts them again, then checks: every acknowledged command is in the log
/// once, every watcher saw every change once and in order, the boards equal a rebuild, and no caller who retried by key was told an error.
/// One node runs on the embedded store; with more, they share one PostgreSQL, and one of them or the database is killed at a time.
/// </summary>
internal static class Crash
{
    private const int Workers = 16;
    private const int Calm = 3000;
    private const string Silo = "a node";
    private const string Database = "the database";

    public static async Task<int> RunAsync(Options options)
    {
        var kills = options.Number("kills", 20);
        var databaseKills = options.Number("database-kills", 0);
        var count = options.Number("nodes", databaseKills > 0 ? 3 : 1);
        var random = new Random(options.Number("seed", 1));
        var folder = Directory.CreateTempSubdirectory("reinstate-crash-").FullName;
        await using var postgres = count > 1 ? await PostgresServer.StartAsync(durable: true) : null;
        var store = postgres is null ? ["--data", folder] : new[] { "--store", await StoreAsync(postgres) };
        var nodes = new List<NodeProcess>();
        try
        {
            for (var i = 0; i < count; i++)
                nodes.Add(await NodeProcess.StartAsync(store));
            string[] victims = [.. Enumerable.Repeat(Silo, kills), .. Enumerable.Repeat(Database, postgres is null ? 0 : databaseKills)];
            random.Shuffle(victims);
            return await RunAsync(nodes, postgres, victims, TimeSpan.FromMilliseconds(options.Number("pace", 0)), TimeSpan.FromMinutes(options.Number("minutes", 50)), random, store);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(List<NodeProcess> nodes, PostgresServer? postgres, string[] victims, TimeSpan pace, TimeSpan atMost, Random random, string[] store)
    {
        // No limit of the run passes within the first 50 minutes: the reminder would note it between two looks at the boards that must be equal.
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(50).ToUnixTimeSeconds());
        // The longer the run, the more people, so that each keeps few entries: many would measure the rules that compare a person's entries.
        var people = Math.Min(1024, 64 + (16 * victims.Length));
        await using var fleet = new Fleet(nodes, "crash");
        await SmallProvider.PrepareAsync(fleet.Client(0, "rm", "registered_manager"), people, now);

        using var stop = new CancellationTokenSource();
        var load = new CrashLoad(fleet, people, now, pace);
        var watchers = Enumerable.Range(0, nodes.Count).Select(first => new Watcher(fleet, first)).ToList();
        var watching = watchers.Select(watcher => watcher.RunAsync(stop.Token)).ToList();
        var working = Enumerable.Range(0, Workers).Select(worker => load.WorkAsync(worker, stop.Token)).ToList();
        await load.ProgressAsync(Calm);
        var kills = new List<Kill>();
        var started = Stopwatch.GetTimestamp();
        foreach (var victim in victims.TakeWhile(_ => Stopwatch.GetElapsedTime(started) < atMost))
        {
            // Wait for progress, not for time: each kill meets a node in the middle of acknowledged work, and nobody still waits because of the last one.
            await load.EveryoneAsync(Workers, kills.Count == 0 ? 0 : Stopwatch.GetTimestamp());
            await load.ProgressAsync(random.Next(50, 250));
            kills.Add(await KillAsync(victim, nodes, postgres, random));
            Console.WriteLine($"kill {kills.Count}, {victim}: {load.Acknowledged.Count} acknowledged, longest pause so far {CrashPauses.LongestSince(load.Waits, kills[^1])} s");
        }

        await load.ProgressAsync(200);
        load.Finish();
        await Task.WhenAll(working);
        var ended = Stopwatch.GetTimestamp();
        if (kills.Count > 0)
            CrashPauses.Print(load.Waits, kills, ended);
        var found = await CrashCheck.RunAsync(fleet, nodes, watchers, load, store);
        await stop.CancelAsync();
        await Task.WhenAll(watching);
        Console.WriteLine($"{kills.Count} kills, {found.Lost} lost, {found.Doubled} doubled, {found.Missed} missed by watchers");
        return found.IsSound ? 0 : 1;
    }

    private static async Task<Kill> KillAsync(string victim, List<NodeProcess> nodes, PostgresServer? postgres, Random random)
    {
        var node = nodes[random.Next(nodes.Count)];
        var at = Stopwatch.GetTimestamp();
        if (postgres is not null && string.Equals(victim, Database, StringComparison.Ordinal))
        {
            await postgres.KillAsync();
            await postgres.StartAgainAsync();
        }
        else
        {
            await node.KillAsync();
            await node.StartAgainAsync();
        }

        return new Kill(victim, at);
    }

    private static async Task<string> StoreAsync(PostgresServer postgres)
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        return $"postgres://{database.Username}@/{database.Database}?host={database.Host}";
    }
}
