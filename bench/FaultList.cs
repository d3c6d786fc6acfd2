using System.Diagnostics;
using System.Globalization;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>A fault and how it ends.</summary>
internal sealed record Fault(string Name, Func<Task> Begin, Func<Task> End);

/// <summary>The faults of <see cref="Faults"/>; what concerns one node concerns the second.</summary>
internal sealed class FaultList(List<NodeProcess> nodes, FaultyLink toDatabase, FaultyLink toNode, SmallDisk disk, PostgresServer postgres)
{
    public IReadOnlyList<Fault> All =>
    [
        OfLink("database cut off", toDatabase, link => link.Cut()),
        OfLink("database never answers", toDatabase, link => link.Hold(Way.Both)),
        OfLink("database's answers are lost", toDatabase, link => link.Hold(Way.Back)),
        OfLink("database 50 ms away", toDatabase, link => link.Delay(TimeSpan.FromMilliseconds(50))),
        OfLink("node cut off from nodes", toNode, link => link.Cut()),
        OfLink("node hears no node", toNode, link => link.Hold(Way.Out)),
        OfLink("node's answers to nodes are lost", toNode, link => link.Hold(Way.Back)),
        OfLink("node 50 ms away from nodes", toNode, link => link.Delay(TimeSpan.FromMilliseconds(50))),
        new Fault("node hangs", () => SignalAsync("STOP"), () => SignalAsync("CONT")),
        new Fault("database's disk full", () => Done(disk.Fill), FreeAsync),
    ];

    private static Fault OfLink(string name, FaultyLink link, Action<FaultyLink> begin) => new(name, () => Done(() => begin(link)), () => Done(link.Heal));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private async Task SignalAsync(string signal)
    {
        if (nodes[1].HasEnded)
            return;
        using var kill = Process.Start("kill", ["-s", signal, nodes[1].ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    // PostgreSQL survives a table that cannot grow; where its journal cannot grow it ends, and is started again by whoever runs it.
    private async Task FreeAsync()
    {
        disk.Free();
        if (File.ReadLines($"/proc/{postgres.ProcessId}/status").Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal)))
        {
            await postgres.StopAsync();
            await postgres.StartAgainAsync();
        }
    }
}
