using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>
/// From the acknowledgement of a command to its arrival at each of many watchers of one node, beside one watcher under the same load in the same run;
/// then what watchers that never read cost the node's memory while tens of thousands of changes pass, beside as many changes without them.
/// </summary>
internal static class BoardLatency
{
    private const string Organisation = "board";

    public static async Task<int> RunAsync(Options options)
    {
        var (seconds, watchers, stalled) = (options.Number("seconds", 15), options.Number("watchers", 1000), options.Number("stalled", 100));
        var people = options.Number("people", 100);
        var (connections, passing) = (options.Number("connections", 8), options.Number("changes", 20_000));
        var folder = Directory.CreateTempSubdirectory("reinstate-bench-").FullName;
        try
        {
            await using var node = await NodeProcess.StartAsync("--data", folder);
            using var channel = Client.Channel(node.GrpcAddress);
            var manager = new Client(channel, Organisation, "rm", "registered_manager");
            var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
            await SmallProvider.PrepareAsync(manager, people, now);
            var load = new CommandLoad(manager, people, now);
            await load.RunAsync(32, TimeSpan.Zero, TimeSpan.FromSeconds(5), 1000);
            var one = await MeasureAsync(node, load, 1, 1, seconds);
            var many = await MeasureAsync(node, load, watchers, connections, seconds);
            var without = await GrowthAsync(node, load, passing);
            var growth = await StalledAsync(node, load, stalled, passing);

            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, watchers, callers and node together; {seconds} s each; {watchers} watchers over {connections} connections");
            Console.WriteLine("| watchers | changes/s | arrivals | p50 ms | p99 ms | max ms |\n|---|---|---|---|---|---|");
            Row(1, one, seconds);
            Row(watchers, many, seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{passing} changes without a stalled watcher: {without.Before:0} → {without.After:0} MiB; {passing} more while {stalled} watchers never read: {growth.Before:0} → {growth.After:0} MiB"));
            Report.Line("board-latency", Share(many.Latencies, 0.99), "ms, p99 from acknowledgement to arrival", "one watcher", Share(one.Latencies, 0.99));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Measured> MeasureAsync(NodeProcess node, CommandLoad load, int watchers, int connections, int seconds)
    {
        var arrivals = Enumerable.Range(0, watchers).Select(_ => new ConcurrentQueue<(long Position, long At)>()).ToArray();
        await using var streams = await WatchStreams.OpenAsync(
            node.GrpcAddress, watchers, connections, _ => Organisation, (watcher, position) => arrivals[watcher].Enqueue((position, Stopwatch.GetTimestamp())));
        await load.RunAsync(16, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(3));
        var acknowledged = await load.RunAsync(16, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(seconds));
        var last = acknowledged.Max(command => command.Position);
        while (Array.Exists(arrivals, own => own.Last().Position < last))
            await Task.Delay(20);
        return new Measured(acknowledged.Count, [.. arrivals.SelectMany(own => Latencies([.. own], acknowledged)).Order()]);
    }

    // A message that comes before the caller's acknowledgement took no time.
    private static IEnumerable<double> Latencies((long Position, long At)[] arrivals, List<Acknowledged> acknowledged)
    {
        var next = 0;
        foreach (var command in acknowledged.OrderBy(command => command.Position))
        {
            while (arrivals[next].Position < command.Position)
                next++;
            yield return Math.Max(0, Stopwatch.GetElapsedTime(command.At, arrivals[next].At).TotalMilliseconds);
        }
    }

    private static async Task<(double Before, double After)> StalledAsync(NodeProcess node, CommandLoad load, int stalled, int changes)
    {
        await using var streams = await StalledWatches.OpenAsync(node.GrpcAddress, Organisation, stalled);
        return await GrowthAsync(node, load, changes);
    }

    private static async Task<(double Before, double After)> GrowthAsync(NodeProcess node, CommandLoad load, int changes)
    {
        var before = ResidentMemory.OfMebibytes(node.ProcessId);
        await load.RunAsync(32, TimeSpan.Zero, TimeSpan.FromMinutes(2), changes);
        return (before, ResidentMemory.OfMebibytes(node.ProcessId));
    }

    private static double Share(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static void Row(int watchers, Measured m, int seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {watchers} | {m.Commands / (double)seconds:0} | {m.Latencies.Count} | {Share(m.Latencies, 0.5):0.0} | {Share(m.Latencies, 0.99):0.0} | {m.Latencies[^1]:0.0} |"));

    private sealed record Measured(int Commands, List<double> Latencies);
}
