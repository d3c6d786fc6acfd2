using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Reinstate.Bench.Usual;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Durable unary commands per second over gRPC (one paper entry each, acknowledged after commit), beside bare loops of single-row INSERT+COMMIT (PostgreSQL: at the
/// same concurrency; SQLite: one, as it has one writer) and beside the usual Orleans way, a grain that writes its state document per command behind the
/// same gateway; the same durability, in the same run on the same machine.
/// </summary>
internal static class DurableUnary
{
    private const int People = 256;

    /// <summary>Until most of the code that runs is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private const string BaselineName = "bare loops of single-row INSERT and COMMIT";

    public static async Task<int> RunAsync(Options options)
    {
        var seconds = options.Number("seconds", 10);
        var concurrency = options.Number("concurrency", 64);
        var folder = Directory.CreateTempSubdirectory("reinstate-bench-").FullName;
        try
        {
            var sqlite = await MeasureAsync(seconds, concurrency, "--data", Path.Combine(folder, "node"));
            var bareSqlite = await BareSqliteAsync(Path.Combine(folder, "bare.db"), seconds);
            await using var postgres = await PostgresServer.StartAsync(durable: true);
            var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
            var measured = await MeasureAsync(seconds, concurrency, "--store", $"postgres://{database.Username}@/{database.Database}?host={database.Host}");
            var barePostgres = await BarePostgresAsync(await postgres.CreateDatabaseAsync(), seconds, concurrency);
            var usual = await UsualAsync(await postgres.CreateDatabaseAsync(), seconds, concurrency);
            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client, node and database together; {concurrency} in flight, {seconds} s each");
            Console.WriteLine("| | commands/s | p50 ms | p99 ms | bare rows/s | ratio |");
            Console.WriteLine("|---|---|---|---|---|---|");
            Row("SQLite", sqlite, bareSqlite);
            Row("PostgreSQL", measured, barePostgres);
            Row("a document per command, PostgreSQL", usual, barePostgres);
            Report.Line("durable-unary/sqlite", sqlite.PerSecond, "commands/s", BaselineName, bareSqlite);
            Report.Line("durable-unary/rows", measured.PerSecond, "commands/s", BaselineName, barePostgres);
            Report.Line("durable-unary", measured.PerSecond, "commands/s", "a grain that writes its state document per command, behind the same gateway", usual.PerSecond);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(string store, Measured m, double baseline) => Console.WriteLine(
        $"| {store} | {m.PerSecond:0} | {Report.Percentile(m.Latencies, 0.5)} | {Report.Percentile(m.Latencies, 0.99)} | {baseline:0} | {m.PerSecond / baseline:0.00} |");

    private static async Task<Measured> MeasureAsync(int seconds, int concurrency, params string[] store)
    {
        await using var node = await NodeProcess.StartAsync(store);
        using var channel = Client.Channel(node.GrpcAddress);
        var manager = new Client(channel, "bench", "rm", "registered_manager");
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await SmallProvider.PrepareAsync(manager, People, now);
        await LoadAsync(manager, "w", now, WarmUp, concurrency);
        return await LoadAsync(manager, "m", now, TimeSpan.FromSeconds(seconds), concurrency);
    }

    private static async Task<Measured> UsualAsync(string database, int seconds, int concurrency)
    {
        await using var node = await UsualProcess.StartAsync(database);
        using var channel = Client.Channel(node.Address);
        var manager = new Client(channel, "bench", "rm", "registered_manager");
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await LoadAsync(manager, "w", now, WarmUp, concurrency);
        return await LoadAsync(manager, "m", now, TimeSpan.FromSeconds(seconds), concurrency);
    }

    private static async Task<Measured> LoadAsync(Client manager, string name, DateTimeOffset now, TimeSpan duration, int concurrency)
    {
        var latencies = new ConcurrentBag<double>();
        var carer = manager.As("carer", "care_worker");
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async worker =>
        {
            for (var i = 0; clock.Elapsed < duration; i++)
            {
                var started = clock.Elapsed;
                var person = SmallProvider.Person((worker + (i * concurrency)) % People);
                await carer.People.RecordEntriesAsync(SmallProvider.Note(person, $"{name}-{worker}-{i}", now.AddHours(-2)), carer.Headers);
                latencies.Add((clock.Elapsed - started).TotalMilliseconds);
            }
        }));
        var elapsed = clock.Elapsed.TotalSeconds;
        return new Measured(latencies.Count / elapsed, [.. latencies.Order()]);
    }

    private static async Task<double> BareSqliteAsync(string file, int seconds)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, data BLOB) STRICT;");
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row (data) VALUES (zeroblob(300))";
        return await CountAsync(seconds, () => insert.ExecuteNonQueryAsync());
    }

    private static async Task<double> BarePostgresAsync(string database, int seconds, int concurrency)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = concurrency });
        await using (var connection = await source.OpenConnectionAsync())
        {
            await ExecuteAsync(connection, "CREATE TABLE row (id bigserial PRIMARY KEY, data bytea)");
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var insert = new NpgsqlCommand("INSERT INTO row (data) VALUES (decode(repeat('00', 300), 'hex'))", connection);
            await insert.PrepareAsync();
            return await CountAsync(seconds, () => insert.ExecuteNonQueryAsync());
        }));
        return counts.Sum();
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> CountAsync(int seconds, Func<Task<int>> insert)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            await insert();
            count++;
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    private sealed record Measured(double PerSecond, List<double> Latencies);
}
