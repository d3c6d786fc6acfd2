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
    public static async Task<Found> RunAsync(Fleet fleet, List<NodeProcess> nodes, List<Watcher> watchers, CrashLoad load, string[] store)
    {
        var log = await fleet.ReadAllAsync();
        foreach (var watcher in watchers)
            await watcher.ReachedAsync(log[^1].Position);
        var times = log.GroupBy(change => change.IdempotencyKey, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var keys = log.ToDictionary(change => change.Position, change => change.IdempotencyKey);
        var lost = load.Acknowledged.Count(command => !string.Equals(keys.GetValueOrDefault(command.Value), command.Key, StringComparison.Ordinal));
        var doubled = load.Acknowledged.Keys.Count(key => times.GetValueOrDefault(key) > 1);
        var missed = watchers.Sum(watcher => watcher.Missed(log));
        Console.WriteLine($"log read: {load.Acknowledged.Count} commands acknowledged, {lost} lost, {doubled} doubled, {missed} missed by watchers; now the boards");
        var live = new List<List<IMessage>>();
        for (var node = 0; node < nodes.Count; node++)
            live.Add(await fleet.BoardsAsync(node));
        foreach (var node in nodes)
            await node.KillAsync();
        await nodes[0].StartAgainAsync();
        var again = await fleet.BoardsAsync(0);
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
        Console.WriteLine($"{load.Acknowledged.Count} commands acknowledged, {found.Errors} errors told to callers, live boards {(found.Boards ? "equal" : "DIFFER FROM")} a rebuild, log {(found.Log ? "verified" : "NOT VERIFIED")}");
        foreach (var error in load.Errors.Take(5))
            Console.WriteLine(error);
        return found;
    }
}
