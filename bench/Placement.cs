using System.Globalization;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Commands of several organisations on two nodes over one PostgreSQL, called at either node: all grains of an organisation on one silo, beside grains on any
/// silo (<c>--spread</c>), one after the other in the same run, twice, because a machine that others use is not equally quick all the time.
/// </summary>
internal static class Placement
{
    private const int People = 64;
    private const int CallersEach = 4;

    public static async Task<int> RunAsync(Options options)
    {
        var (organisations, duration) = (options.Number("organisations", 8), TimeSpan.FromSeconds(options.Number("seconds", 8)));
        await using var postgres = await PostgresServer.StartAsync(durable: true);
        var (spread, together) = (new List<double>(), new List<double>());
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, two nodes, database and callers together; {organisations} organisations, {organisations * CallersEach} in flight");
        Console.WriteLine("| grains of an organisation | commands/s | p50 ms | p99 ms |\n|---|---|---|---|");
        for (var round = 0; round < options.Number("rounds", 2); round++)
        {
            spread.Add(await MeasureAsync(postgres, "on any silo", ["--spread"], organisations, duration));
            together.Add(await MeasureAsync(postgres, "on one silo", [], organisations, duration));
        }

        Report.Line("placement", together.Average(), "commands/s", "grains on any silo", spread.Average());
        return 0;
    }

    private static async Task<double> MeasureAsync(PostgresServer postgres, string name, string[] placement, int organisations, TimeSpan duration)
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        string[] arguments = ["--store", $"postgres://{database.Username}@/{database.Database}?host={database.Host}", .. placement];
        await using var one = await NodeProcess.StartAsync(arguments);
        await using var other = await NodeProcess.StartAsync(arguments);
        using var toOne = Client.Channel(one.GrpcAddress);
        using var toOther = Client.Channel(other.GrpcAddress);
        var loads = new List<CommandLoad>();
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        for (var i = 0; i < organisations; i++)
        {
            var manager = new Client(i % 2 == 0 ? toOne : toOther, string.Create(CultureInfo.InvariantCulture, $"organisation-{i}"), "rm", "registered_manager");
            await SmallProvider.PrepareAsync(manager, People, now);
            loads.Add(new CommandLoad(manager, People, now));
        }

        await Task.WhenAll(loads.Select(load => load.RunAsync(CallersEach, TimeSpan.Zero, TimeSpan.FromSeconds(3))));
        var done = (await Task.WhenAll(loads.Select(load => load.RunAsync(CallersEach, TimeSpan.Zero, duration)))).SelectMany(own => own).Select(command => command.Milliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {done.Count / duration.TotalSeconds:0} | {Report.Percentile(done, 0.5)} | {Report.Percentile(done, 0.99)} |"));
        return done.Count / duration.TotalSeconds;
    }
}
