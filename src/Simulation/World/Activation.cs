using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Snapshots;
using Reinstate.Storage.Log;

namespace Reinstate.Simulation.World;

/// <summary>What a grain is to its callers: commands that interleave wherever they wait.</summary>
internal interface IActivation
{
    Task<CommandAnswer> ExecuteAsync(CommandCall call);

    /// <summary>Why the live state, brought up to the log, is not the fold of the log; null when it is.</summary>
    Task<string?> DifferenceAsync(IEnumerable<StoredEvent> log);
}

/// <summary>The real loop of decide, append, apply.</summary>
internal sealed class Activation<TState>(IAggregate<TState> aggregate, string tenant, string id, Workings workings) : IActivation
    where TState : class
{
    private readonly EventSourced<TState> _live = new(aggregate, tenant, id, workings);

    public Task<CommandAnswer> ExecuteAsync(CommandCall call) => _live.ExecuteAsync(call);

    public async Task<string?> DifferenceAsync(IEnumerable<StoredEvent> log)
    {
        await _live.CatchUpAsync();
        var stream = GrainKeys.Stream(aggregate.Kind, id);
        var rebuilt = log.Where(e => e.Stream == stream).Aggregate(aggregate.Initial(id), (state, e) => aggregate.Apply(state, RecordedEvents.Of(e)));
        return StateCodec<TState>.Write(_live.State).Span.SequenceEqual(StateCodec<TState>.Write(rebuilt).Span) ? null : $"the live state of {stream} is not its rebuild";
    }
}
