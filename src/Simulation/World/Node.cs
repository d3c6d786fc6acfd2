using Microsoft.Extensions.Logging;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Services;
using Reinstate.Silo.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Grains;
using Reinstate.Silo.GroupCommit;
using Reinstate.V1;

namespace Reinstate.Simulation.World;

/// <summary>
/// One life of a node: the real group commit, surroundings, judge of scopes, aggregates and board, over a simulated database, clock and
/// scheduler. After a crash another one takes its place and knows nothing.
/// </summary>
internal sealed class Node
{
    private readonly Dictionary<string, IActivation> _activations = new(StringComparer.Ordinal);
    private readonly NodeLog _log;
    private readonly Workings _workings;
    private readonly LiveView _board;
    private readonly ChangesReader _changes;

    public Node(NodeLog log, TimeProvider time, TaskScheduler scheduler, ILogger<CommitQueue> logger)
    {
        _log = log;
        var surroundings = new CachedSurroundings(log, time);
        var queue = new CommitQueue(log, new CommitOptions { Scheduler = scheduler, MaxBatch = 8 }, [surroundings], logger);
        _workings = new Workings(log, queue, surroundings, new ScopeFold(log), time);
        _board = new LiveView(Setting.Tenant, log);
        _changes = new ChangesReader(_board, log, time);
    }

    public Task Died => _log.Died;

    public bool IsAlive => !Died.IsCompleted;

    public IEnumerable<IActivation> Activations => _activations.Values;

    public bool Has(string stream) => _activations.ContainsKey(stream);

    public Task<CommandAnswer> ExecuteAsync(string kind, string id, CommandCall call)
    {
        var stream = GrainKeys.Stream(kind, id);
        if (!_activations.TryGetValue(stream, out var activation))
        {
            _activations[stream] = activation = Activate(kind, id);
        }

        return activation.ExecuteAsync(call);
    }

    /// <summary>A page of changes for a watcher.</summary>
    public async Task<WatchReply> ReadChangesAsync(long after, int max) => (await _changes.ReadAsync(after, max)).Reply;

    /// <summary>The board, with all that was committed when it was asked for.</summary>
    public async Task<TenantView> BoardAsync()
    {
        await _board.CatchUpAsync();
        return _board.View;
    }

    private IActivation Activate(string kind, string id) => kind switch
    {
        "organisation" => new Activation<OrganisationState>(new OrganisationAggregate(), Setting.Tenant, id, _workings),
        "incident" => new Activation<IncidentState>(new IncidentAggregate(), Setting.Tenant, id, _workings),
        "service" => new Activation<ServiceState>(new ServiceAggregate(), Setting.Tenant, id, _workings),
        "plan" => new Activation<PlanState>(new PlanAggregate(), Setting.Tenant, id, _workings),
        "person" => new Activation<PersonState>(new PersonAggregate(), Setting.Tenant, id, _workings),
        _ => throw new ArgumentException($"There is no aggregate of kind {kind}.", nameof(kind)),
    };
}
