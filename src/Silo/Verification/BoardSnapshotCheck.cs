using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Snapshots;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>
/// Compares the snapshot of a tenant's boards with a fold from the first event up to its position. One of another build, or none, is nothing to
/// compare. Who roams between services is left out: it may be known of more people the longer a board has lived, and shows only in what is found.
/// </summary>
internal static class BoardSnapshotCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(ILog log, string tenant, CancellationToken cancellation)
    {
        if (await new BoardSnapshots(NullLogger<BoardSnapshots>.Instance).LoadAsync(log, tenant) is not { } kept)
            return [];
        var live = new LiveView(tenant, log, BoardMemory.Usual with { SnapshotEvery = 0 }) { Until = kept.Position };
        await live.CatchUpAsync().WaitAsync(cancellation);
        var folded = await live.AskAsync(Coverage.Sums, kept.AsOf, view => view.Summarise(kept.AsOf));
        return [.. Differences(kept, folded).Select(what => $"the board snapshot at position {kept.Position} says of {what} something else than its events")];
    }

    private static IEnumerable<string> Differences(TenantFolds kept, TenantFolds folded)
    {
        if (!Same<OrganisationState>(kept.Organisation, folded.Organisation))
            yield return "the directory";
        foreach (var id in Unequal(kept.Incidents, folded.Incidents, incident => incident.Id, Same<IncidentState>))
            yield return $"incident {id}";
        foreach (var id in Unequal(kept.Services, folded.Services, service => service.Id, Same<ServiceState>))
            yield return $"service {id}";
        foreach (var id in Unequal(kept.Versions, folded.Versions, version => version.Stream, (one, other) => one == other))
            yield return $"the version of {id}";
        foreach (var incident in kept.Standings.Concat(folded.Standings).Select(one => one.Incident).Distinct(StringComparer.Ordinal))
        {
            foreach (var id in Unequal(Of(kept, incident), Of(folded, incident), standing => standing.ServiceId, (one, other) => one.Says(other)))
                yield return $"{id} in {incident}";
        }
    }

    private static ImmutableArray<ServiceStanding> Of(TenantFolds folds, string incident) => [.. folds.Standings.Where(one => one.Incident == incident).SelectMany(one => one.Services)];

    private static bool Same<T>(T one, T other)
        where T : class => StateCodec<T>.Write(one).Span.SequenceEqual(StateCodec<T>.Write(other).Span);

    private static IEnumerable<string> Unequal<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, string> id, Func<T, T, bool> same)
    {
        var others = other.ToDictionary(id, StringComparer.Ordinal);
        return one.Where(item => !others.TryGetValue(id(item), out var twin) || !same(item, twin)).Select(id).Concat(others.Keys.Except(one.Select(id), StringComparer.Ordinal));
    }
}
