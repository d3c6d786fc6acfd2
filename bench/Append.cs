using System.Globalization;
using Npgsql;
using Reinstate.Storage.Postgres;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Events per second through <see cref="PostgresLog.AppendAsync"/>, judged, with their idempotency keys, one commit a batch, beside binary COPY of
/// the same event rows into a table with the same columns, keys and indexes, one commit a batch of the same size, by as many connections,
/// with the same durability. Both are also given in rows a second of processor time, the database's and the client's together.
/// </summary>
internal static class Append
{
    private const string BaselineName = "binary COPY of the same event rows, same indexes, same batches";
    private static readonly int[] Appenders = [1, 4];

    public static async Task<int> RunAsync(Options options)
    {
        var seconds = options.Number("seconds", 5);
        var batch = options.Number("batch", 500);
        var many = options.Number("tenants", 50);
        await using var server = await PostgresServer.StartAsync(durable: true);
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client and database together; batches of {batch}, {seconds} s each, fsync and synchronous_commit on");
        Console.WriteLine("| tenants | appenders | events/s | COPY/s | ratio | events per CPU second | COPY per CPU second | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var (value, baseline) = (0.0, 0.0);
        foreach (var tenants in (int[])[1, many])
        {
            foreach (var appenders in Appenders)
            {
                var copied = await MeasureAsync(server, appenders, seconds, (database, n) => new CopyLoad(database, n, tenants, batch));
                var appended = await MeasureAsync(server, appenders, seconds, (database, n) => new AppendLoad(database, n, tenants, batch));
                Row(tenants, appenders, appended, copied);
                if (appenders == 1 && tenants == 1)
                    (value, baseline) = (appended.PerCpuSecond, copied.PerCpuSecond);
            }
        }

        Report.Line("append", value, "events per CPU second", BaselineName, baseline);
        return 0;
    }

    private static void Row(int tenants, int appenders, Rate appended, Rate copied) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {tenants} | {appenders} | {appended.PerSecond:0} | {copied.PerSecond:0} | {appended.PerSecond / copied.PerSecond:0.00} | {appended.PerCpuSecond:0} | {copied.PerCpuSecond:0} | {appended.PerCpuSecond / copied.PerCpuSecond:0.00} |"));

    private static async Task<Rate> MeasureAsync(PostgresServer server, int loads, int seconds, Func<string, int, IBatchLoad> create)
    {
        var database = await server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database);
        IBatchLoad[] all = [.. Enumerable.Range(0, loads).Select(n => create(database, n))];
        try
        {
            foreach (var load in all)
                await load.PrepareAsync();
            await RunAsync(all, TimeSpan.FromSeconds(1));
            var before = CpuTime.OfServer(server.ProcessId) + CpuTime.OfThisProcess();
            var (rows, elapsed) = await RunAsync(all, TimeSpan.FromSeconds(seconds));
            var cpu = CpuTime.OfServer(server.ProcessId) + CpuTime.OfThisProcess() - before;
            return new Rate(rows / elapsed.TotalSeconds, rows / cpu.TotalSeconds);
        }
        finally
        {
            foreach (var load in all)
                await load.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
        }
    }

    private static async Task<(long Rows, TimeSpan Elapsed)> RunAsync(IBatchLoad[] loads, TimeSpan duration)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var rows = await Task.WhenAll(loads.Select(load => Task.Run(async () =>
        {
            var count = 0L;
            while (clock.Elapsed < duration)
                count += await load.NextAsync();
            return count;
        })));
        return (rows.Sum(), clock.Elapsed);
    }

    private sealed record Rate(double PerSecond, double PerCpuSecond);
}
