using System.Diagnostics;
using System.Globalization;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>
/// Open watches of organisations in which nothing happens: what each costs the node in memory, and what all of them cost another organisation's
/// commands, beside the same commands before they were opened. Rounds alternate, because a machine that others use is not equally quick all the time.
/// </summary>
internal static class IdleStreams
{
    private const int People = 1000;

    public static async Task<int> RunAsync(Options options)
    {
        var (count, connections, organisations) = (options.Number("streams", 30_000), options.Number("connections", 30), options.Number("organisations", 100));
        var (duration, callers) = (TimeSpan.FromSeconds(options.Number("seconds", 8)), options.Number("callers", 32));
        var rounds = options.Number("rounds", 3);
        var folder = Directory.CreateTempSubdirectory("reinstate-bench-").FullName;
        try
        {
            await using var node = await NodeProcess.StartAsync("--data", folder);
            using var channel = Client.Channel(node.GrpcAddress);
            var load = await PrepareAsync(channel, organisations);
            await load.ThroughputAsync(callers, duration);
            var (bare, loaded) = (new List<double>(), new List<double>());
            var (before, open, ended, opening) = (0.0, 0.0, 0, TimeSpan.Zero);
            for (var round = 0; round < rounds; round++)
            {
                bare.Add(await load.ThroughputAsync(callers, duration));
                before = round == 0 ? ResidentMemory.OfMebibytes(node.ProcessId) : before;
                var clock = Stopwatch.StartNew();
                await using var streams = await WatchStreams.OpenAsync(node.GrpcAddress, count, connections, i => Organisation(i % organisations), (_, _) => { });
                (opening, open) = round == 0 ? (clock.Elapsed, ResidentMemory.OfMebibytes(node.ProcessId)) : (opening, open);
                loaded.Add(await load.ThroughputAsync(callers, duration));
                ended += streams.Ended;
            }

            var last = ResidentMemory.OfMebibytes(node.ProcessId);
            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, streams, callers and node together; {count} streams over {connections} connections, {organisations} organisations");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"opened in {opening.TotalSeconds:0.0} s; node {before:0} → {open:0} MiB, {(open - before) * 1024 / count:0.0} KiB a stream; {last:0} MiB at the end; {ended} streams ended"));
            Console.WriteLine("| round | commands/s without | commands/s with | ratio |\n|---|---|---|---|");
            for (var round = 0; round < rounds; round++)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round + 1} | {bare[round]:0} | {loaded[round]:0} | {loaded[round] / bare[round]:0.00} |"));
            Report.Line("idle-streams", loaded.Average(), "commands/s", $"the same without {count} idle streams", bare.Average());
            return ended == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CommandLoad> PrepareAsync(Grpc.Net.Client.GrpcChannel channel, int organisations)
    {
        for (var i = 0; i < organisations; i++)
        {
            var quiet = new Client(channel, Organisation(i), "rm", "registered_manager");
            await quiet.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("org"), Name = Organisation(i) }, quiet.Headers);
        }

        var manager = new Client(channel, "busy", "rm", "registered_manager");
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await SmallProvider.PrepareAsync(manager, People, now);
        return new CommandLoad(manager, People, now);
    }

    private static string Organisation(int number) => string.Create(CultureInfo.InvariantCulture, $"quiet-{number:D3}");
}
