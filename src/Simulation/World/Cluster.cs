using Microsoft.Extensions.Logging;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.GroupCommit;
using Reinstate.Simulation.Scheduling;

namespace Reinstate.Simulation.World;

/// <summary>Two nodes on one database. A node that died is replaced at once by one that knows nothing.</summary>
internal sealed class Cluster(
    SimulatedStore store, SimulatedTime time, SeededScheduler scheduler, Chance chance, Faults faults, Broken broken, ILogger<CommitQueue> logger)
{
    private readonly Node?[] _nodes = new Node?[2];

    public SimulatedStore Store => store;

    public SimulatedTime Time => time;

    public Chance Chance => chance;

    public Faults Faults => faults;

    public Broken Broken => broken;

    public IEnumerable<Node> Nodes => [At(0), At(1)];

    public Node Any() => At(chance.Below(_nodes.Length));

    /// <summary>Where calls to an aggregate go: to its home, or through a directory that is wrong for the moment to the other node.</summary>
    public Node Route(string kind, string id)
    {
        var stream = GrainKeys.Stream(kind, id);
        var home = stream.Sum(c => c) % _nodes.Length;
        return At(home).Has(stream) && faults.Strikes(Fault.SecondActivation) ? At(1 - home) : At(home);
    }

    private Node At(int place)
    {
        if (_nodes[place] is not { IsAlive: true } node)
        {
            _nodes[place] = node = new Node(new NodeLog(store, time, chance, faults, broken), time, scheduler, logger);
        }

        return node;
    }
}
