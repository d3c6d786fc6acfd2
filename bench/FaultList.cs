using System.Diagnostics;
using System.Globalization;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>A fault and how it ends.</summary>
internal sealed record Fault(string Name, Func<Task> Begin, Func<Task> End);

/// <summary>A node and the links before it and before its database.</summary>
internal sealed record LinkedNode(NodeProcess Node, FaultyLink Before, FaultyLink Database);

/// <summary>The faults of <see cref="Faults"/>; what concerns one node concerns the second, and what concerns two, the first two.</summary>
internal sealed class FaultList(IReadOnlyList<LinkedNode> nodes, SmallDisk disk, PostgresServer postgres)
{
    private readonly LinkedNode _first = nodes[0];
    private readonly LinkedNode _node = nodes[1];

    public IReadOnlyList<Fault> All =>
    [
        OfDatabase("database cut off", link => link.Cut()),
        OfDatabase("database never answers", link => link.Hold(Way.Both)),
        OfDatabase("database's answers are lost", link => link.Hold(Way.Back)),
        OfDatabase("database 50 ms away", link => link.Delay(TimeSpan.FromMilliseconds(50))),
        Of("node cannot be reached by nodes", () => _node.Before.Cut()),
        Of("node hears no node", () => _node.Before.Hold(Way.Out)),
        Of("node's answers to nodes are lost", () => _node.Before.Hold(Way.Back)),
        Of("node 50 ms away from nodes", () => _node.Before.Delay(TimeSpan.FromMilliseconds(50))),
        Of("two nodes cut off from each other", () => Between(_first, _node, (link, from) => link.Cut(from))),
        Of("two nodes hear nothing of each other", () => Between(_first, _node, (link, from) => link.Hold(Way.Both, from))),
        Of("node cut off from nodes, both ways", Isolate),
        Of("node cut off from nodes and database", () =>
        {
            Isolate();
            _node.Database.Cut();
        }),
        Of("node hears nothing of nodes and database", () =>
        {
            _node.Before.Hold(Way.Both);
            Others(link => link.Hold(Way.Both, _node.Node.ProcessId));
            _node.Database.Hold(Way.Both);
        }),
        new Fault("node hangs", () => SignalAsync("STOP"), () => SignalAsync("CONT")),
        new Fault("database's disk full", () => Done(disk.Fill), FreeAsync),
    ];

    private static void Between(LinkedNode one, LinkedNode other, Action<FaultyLink, int> fail)
    {
        fail(one.Before, other.Node.ProcessId);
        fail(other.Before, one.Node.ProcessId);
    }

    private void Isolate()
    {
        _node.Before.Cut();
        Others(link => link.Cut(_node.Node.ProcessId));
    }

    private void Others(Action<FaultyLink> fail)
    {
        foreach (var other in nodes.Where(other => other != _node))
            fail(other.Before);
    }

    private Fault OfDatabase(string name, Action<FaultyLink> begin) => Of(name, () =>
    {
        foreach (var node in nodes)
            begin(node.Database);
    });

    private Fault Of(string name, Action begin) => new(name, () => Done(begin), () => Done(() =>
    {
        foreach (var node in nodes)
        {
            node.Before.Heal();
            node.Database.Heal();
        }
    }));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private async Task SignalAsync(string signal)
    {
        if (_node.Node.HasEnded)
            return;
        using var kill = Process.Start("kill", ["-s", signal, _node.Node.ProcessId.ToString(CultureInfo.InvariantCulture)]);
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
