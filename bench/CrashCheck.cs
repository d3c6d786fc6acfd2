using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>What the checker found after the load has ended.</summary>
internal sealed record Found(int Lost, int Doubled, int Missed, int Errors, bool Boards, bool Log)
{
    public bool IsSound => Lost + Doubled + Missed + Errors == 0 && Boards && Log;
}

/// <summary>
/// Reads the whole log and holds it against what callers and watchers were told; the boards of the running nodes against those of a node that is
/// started afterwards; and runs <c>rebuild</c> and <c>verify</c>. The nodes are killed for it.
/// </summary>
internal static class CrashCheck
{
    public static async Task<Found> RunAsync(IReadOnlyList<CareGroup> groups, List<NodeProcess> nodes, CrashLoad load, string[] store)
    {
        var began = Stopwatch.GetTimestamp();
        var (lost, doubled, missed) = (0, 0, 0);
        foreach (var group in groups)
        {
            var told = await CompareAsync(group);
            (lost, doubled, missed) = (lost + told.Lost, doubled + told.Doubled, missed + told.Missed);
        }

        Console.WriteLine($"logs of {groups.Count} organisations read: {load.Acknowledged} commands acknowledged, {lost} lost, {doubled} doubled, {missed} missed by watchers; now the boards");
        var live = new List<List<IMessage>>();
        for (var node = 0; node < nodes.Count; node++)
            live.Add(await BoardsAsync(groups, node));
        foreach (var node in nodes)
            await node.KillAsync();
        await nodes[0].StartAgainAsync();
        var again = await BoardsAsync(groups, 0);
        await nodes[0].KillAsync();
        var rebuilt = await NodeProcess.RunAsync(["rebuild", .. store]);
        var verified = await NodeProcess.RunAsync(["verify", .. store]);
        Console.WriteLine(rebuilt.Output.TrimEnd());
        Console.WriteLine(verified.Output.TrimEnd());

        var found = new Found(
            lost,
            doubled,
            missed,
            load.Errors.Count,
            live.TrueForAll(node => node.SequenceEqual(again)) && rebuilt.ExitCode == 0,
            verified.ExitCode == 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"checked in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        Console.WriteLine($"{load.Acknowledged} commands acknowledged, {found.Errors} errors told to callers, live boards {(found.Boards ? "equal" : "DIFFER FROM")} a rebuild, log {(found.Log ? "verified" : "NOT VERIFIED")}");
        foreach (var error in load.Errors.Take(5))
            Console.WriteLine(error);
        return found;
    }

    private static async Task<(int Lost, int Doubled, int Missed)> CompareAsync(CareGroup group)
    {
        var log = await group.Fleet.ReadAllAsync();
        foreach (var watcher in group.Watchers)
            await watcher.ReachedAsync(log[^1].Position);
        var times = log.CountBy(change => change.IdempotencyKey, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var keys = log.ToDictionary(change => change.Position, change => change.IdempotencyKey);
        return (
            group.Acknowledged.Count(command => !string.Equals(keys.GetValueOrDefault(command.Value), command.Key, StringComparison.Ordinal)),
            group.Acknowledged.Keys.Count(key => times.GetValueOrDefault(key) > 1),
            group.Watchers.Sum(watcher => watcher.Missed(log)));
    }

    private static async Task<List<IMessage>> BoardsAsync(IReadOnlyList<CareGroup> groups, int node)
    {
        var boards = new List<IMessage>();
        foreach (var group in groups)
            boards.AddRange(await group.Fleet.BoardsAsync(node));
        return boards;
    }
}
