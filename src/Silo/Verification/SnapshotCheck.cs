using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Reads;
using Reinstate.Grains.Services;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Snapshots;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>
/// A snapshot may be missing, never wrong: each is compared with a fold of its stream up to its version, and each state must be the same
/// after being written and read, whether it has a snapshot yet or not.
/// </summary>
internal static class SnapshotCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(ILog log, string tenant, IEnumerable<string> streams, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var stream in streams.Order(StringComparer.Ordinal))
        {
            var (kind, id) = GrainKeys.Split(stream);
            var good = kind switch
            {
                "organisation" => await EqualsAsync(new OrganisationAggregate(), log, tenant, id, cancellation),
                "incident" => await EqualsAsync(new IncidentAggregate(), log, tenant, id, cancellation),
                "service" => await EqualsAsync(new ServiceAggregate(), log, tenant, id, cancellation),
                "person" => await EqualsAsync(new PersonAggregate(), log, tenant, id, cancellation),
                PlanAggregate.Name => await EqualsAsync(new PlanAggregate(), log, tenant, id, cancellation),
                ReadsAggregate.Name => await EqualsAsync(new ReadsAggregate(), log, tenant, id, cancellation),
                _ => true,
            };
            if (!good)
                faults.Add($"the snapshot of {stream} differs from the fold of its events");
        }

        return faults;
    }

    private static async Task<bool> EqualsAsync<TState>(IAggregate<TState> aggregate, ILog log, string tenant, string id, CancellationToken cancellation)
        where TState : class
    {
        var stream = GrainKeys.Stream(aggregate.Kind, id);
        var snapshot = await log.LoadSnapshotAsync(tenant, stream, StateCodec<TState>.Schema, cancellation);
        var good = true;
        var state = aggregate.Initial(id);
        await foreach (var stored in log.ReadStreamAsync(tenant, stream, 0, cancellation))
        {
            state = stored.IsErased ? state : aggregate.Apply(state, RecordedEvents.Of(stored));
            good = good && (stored.Version != snapshot?.Version || StateCodec<TState>.Write(state).Span.SequenceEqual(snapshot.Data.Span));
        }

        var written = StateCodec<TState>.Write(state);
        return good && StateCodec<TState>.Read(written) is { } read && StateCodec<TState>.Write(read).Span.SequenceEqual(written.Span);
    }
}
