using System.Collections.Concurrent;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.GroupCommit;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Grains;

/// <summary>
/// The surroundings of a silo's decisions: one fold for each organisation, incident and service in use, refreshed by what was appended since.
/// What this silo commits is seen at once; what others commit within a second, or when fresh ones are asked for.
/// </summary>
internal sealed class CachedSurroundings(ILog log, TimeProvider clock) : ISurroundingsSource, ICommitObserver
{
    // A fold that nobody asked for during this time is dropped; it can be read again.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private const int SweepAbove = 10_000;

    private static readonly OrganisationAggregate Organisations = new();
    private static readonly IncidentAggregate Incidents = new();
    private static readonly ServiceAggregate Services = new();

    private readonly ConcurrentDictionary<(string Tenant, string Stream), ICachedFold> _folds = new();
    private long _swept = clock.GetTimestamp();

    /// <inheritdoc/>
    public async ValueTask<Surroundings> GetAsync(string tenant, EventScope consults, bool fresh, CancellationToken cancellation)
    {
        var organisation = await GetAsync(Organisations, tenant, "", fresh, cancellation);
        var incident = consults.Incident.Length == 0 ? null : await GetAsync(Incidents, tenant, consults.Incident, fresh, cancellation);
        var service = consults.Service.Length == 0 ? null : await GetAsync(Services, tenant, consults.Service, fresh, cancellation);
        return new Surroundings(organisation, incident, service);
    }

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome)
    {
        if (_folds.TryGetValue((request.Tenant, request.Stream), out var fold))
        {
            fold.Expire();
        }
    }

    private ValueTask<TState> GetAsync<TState>(
        IAggregate<TState> aggregate, string tenant, string id, bool fresh, CancellationToken cancellation)
        where TState : class
    {
        var key = (tenant, GrainKeys.Stream(aggregate.Kind, id));
        var cached = (CachedFold<TState>)_folds.GetOrAdd(key, _ => new CachedFold<TState>(new StreamFold<TState>(aggregate, tenant, id), log, clock));
        SweepWhenDue();

        return cached.GetAsync(fresh, cancellation);
    }

    // A look at every fold: not for each of those who ask, however many folds are in use.
    private void SweepWhenDue()
    {
        var swept = Interlocked.Read(ref _swept);
        if (clock.GetElapsedTime(swept) < SweepEvery || Interlocked.CompareExchange(ref _swept, clock.GetTimestamp(), swept) != swept || _folds.Count <= SweepAbove)
        {
            return;
        }

        foreach (var (key, fold) in _folds)
        {
            if (fold.IdleFor > Idle)
            {
                _folds.TryRemove(key, out _);
            }
        }
    }
}
