using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A grain around an event-sourced aggregate. Its calls interleave where they wait, never run side by side; the rest is <see cref="EventSourced{TState}"/>.
/// Activation reads nothing: the first command, or tick, folds the stream.
/// </summary>
internal abstract class AggregateGrain<TState>(IGrainContext context, IAggregate<TState> aggregate, Workings workings) : IGrainBase, IAggregateGrain
    where TState : class
{
    public IGrainContext GrainContext => context;

    protected Workings Workings => workings;

    protected EventSourced<TState> Aggregate { get; } = Of(context, aggregate, workings);

    public virtual Task<CommandAnswer> Execute(CommandCall call) => Aggregate.ExecuteAsync(call);

    public virtual Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls) => Aggregate.ExecuteAsync(calls);

    private static EventSourced<TState> Of(IGrainContext context, IAggregate<TState> aggregate, Workings workings)
    {
        var (tenant, id) = GrainKeys.Split(context.GrainId.Key.ToString()!);
        return new EventSourced<TState>(aggregate, tenant, id, workings);
    }
}
