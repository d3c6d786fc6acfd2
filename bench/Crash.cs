using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Kills nodes, and PostgreSQL, under load with SIGKILL and starts them again, then checks: every acknowledged command is in the log
/// once, every watcher saw every change once and in order, the boards equal a rebuild, and no caller who retried by key was told an error.
/// One node runs on the embedded store; with more, they share one PostgreSQL, and one of them or the database is killed at a time. Each kill falls into a burst
/// of commands of several organisations, so the log grows with the kills and not with the time that they take.
/// </summary>
internal static class Crash
{
    private const int Callers = 16;
    private const int Calm = 200;
    private const string Silo = "a node";
    private const string Database = "the database";

    /// <summary>Longer than a node tries by itself: a call that has no answer by then was forgotten, is counted, and is sent again.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

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
            return await RunAsync(nodes, postgres, victims, options.Number("burst", 8), TimeSpan.FromMinutes(options.Number("minutes", 40)), random, store);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(List<NodeProcess> nodes, PostgresServer? postgres, string[] victims, int burst, TimeSpan atMost, Random random, string[] store)
    {
        // No limit of the run passes within the first 50 minutes: the reminder would note it between two looks at the boards that must be equal.
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(50).ToUnixTimeSeconds());
        using var stop = new CancellationTokenSource();
        var groups = Enumerable.Range(1, nodes.Count + 1).Select(number => new CareGroup($"group-{number}", nodes, now)).ToList();
        try
        {
            var watching = new List<Task>();
            foreach (var group in groups)
                watching.AddRange(await group.BeginAsync(stop.Token));
            var load = new CrashLoad(groups, Callers, TimeSpan.Zero, isGranted: true) { Deadline = Deadline };
            var working = load.RunAsync(stop.Token);
            load.Grant(Calm);
            await load.ProgressAsync(Callers * Calm);
            var kills = await KillAllAsync(load, nodes, postgres, victims, burst, atMost, random);
            load.Finish();
            await working;
            var ended = Stopwatch.GetTimestamp();
            if (kills.Count > 0)
                CrashPauses.Print(load.Waits, kills, ended);
            var found = await CrashCheck.RunAsync(groups, nodes, load, store);
            await stop.CancelAsync();
            await Task.WhenAll(watching);
            Console.WriteLine($"{load.Refusals} calls told to send again, {load.Unanswered} without an answer within {Deadline.TotalSeconds} s");
            Console.WriteLine($"{kills.Count} kills, {found.Lost} lost, {found.Doubled} doubled, {found.Missed} missed by watchers");
            return found.IsSound ? 0 : 1;
        }
        finally
        {
            foreach (var group in groups)
                await group.DisposeAsync();
        }
    }

    private static async Task<List<Kill>> KillAllAsync(CrashLoad load, List<NodeProcess> nodes, PostgresServer? postgres, string[] victims, int burst, TimeSpan atMost, Random random)
    {
        var kills = new List<Kill>();
        var started = Stopwatch.GetTimestamp();
        foreach (var victim in victims.TakeWhile(_ => Stopwatch.GetElapsedTime(started) < atMost))
        {
            // Wait for progress, not for time: each kill meets a node in the middle of a burst, and the rest of the burst waits for what it cost.
            load.Grant(burst);
            await load.ProgressAsync(random.Next(1, Callers * burst * 3 / 4));
            kills.Add(await KillAsync(victim, nodes, postgres, random));

            // Nobody still waits because of the last kill when the next one comes.
            await load.EveryoneAsync(Stopwatch.GetTimestamp());
            var minutes = Stopwatch.GetElapsedTime(started).TotalMinutes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{minutes:0.0} min, kill {kills.Count}, {victim}: {load.Acknowledged} acknowledged, longest pause {CrashPauses.LongestSince(load.Waits, kills[^1])} s"));
        }

        return kills;
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
