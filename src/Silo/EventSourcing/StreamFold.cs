using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.Snapshots;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>The fold of one stream, up to a version. Holds committed events only, each once, in order.</summary>
internal sealed class StreamFold<TState>(IAggregate<TState> aggregate, string tenant, string id)
    where TState : class
{
    /// <summary>Version of the last snapshot that this fold has loaded or left.</summary>
    private long _saved;

    public string Stream { get; } = GrainKeys.Stream(aggregate.Kind, id);

    public TState State { get; private set; } = aggregate.Initial(id);

    public long Version { get; private set; }

    /// <summary>Folds what was appended since; the first time from the stream's snapshot, if it has one.</summary>
    public async ValueTask CatchUpAsync(ILog log, CancellationToken cancellation)
    {
        if (Version == 0 && await StreamSnapshots.LoadAsync<TState>(log, tenant, Stream, cancellation) is { } snapshot)
        {
            (State, Version) = snapshot;
            _saved = Version;
        }

        var before = Version;
        await foreach (var stored in log.ReadStreamAsync(tenant, Stream, Version, cancellation))
        {
            if (stored.IsErased)
            {
                Version = stored.Version;
            }
            else
            {
                Apply(RecordedEvents.Of(stored));
            }
        }

        if (Version - before >= StreamSnapshots.Every && StreamSnapshots.IsDue(_saved, Version))
        {
            _saved = Version;
            await StreamSnapshots.SaveAsync(log, tenant, Stream, State, Version, cancellation);
        }
    }

    public void Apply(RecordedEvent recorded)
    {
        if (recorded.Version != Version + 1)
        {
            throw new InvalidOperationException($"The fold of {aggregate.Kind} stands at version {Version} and cannot take version {recorded.Version}.");
        }

        State = aggregate.Apply(State, recorded);
        Version = recorded.Version;
    }
}
