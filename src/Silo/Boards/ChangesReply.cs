using System.Collections.Immutable;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Reads;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

/// <summary>A page of the log for those who watch: each change, and the runs that the page touched.</summary>
internal static class ChangesReply
{
    /// <param name="view">Folded at least as far as the page; what it knows beyond comes again with a later page.</param>
    /// <param name="page">Not empty.</param>
    /// <param name="now">For what depends on limits.</param>
    public static WatchReply Of(TenantView view, IReadOnlyList<StoredEvent> page, DateTimeOffset now)
    {
        var reply = new WatchReply { Position = page[^1].Position };
        var touched = new SortedSet<(string Incident, string Service)>();
        foreach (var stored in page.Where(stored => !stored.IsErased))
        {
            // That somebody looked is no change, and nothing that watchers are told; nor are plans, which systems tell by the hundred every hour.
            if (ReadsAggregate.IsOf(stored.Stream) || PlanAggregate.IsOf(stored.Stream))
            {
                continue;
            }

            var recorded = RecordedEvents.Of(stored);
            reply.Changes.Add(BoardChanges.Of(stored.Stream, recorded));
            touched.UnionWith(Runs(view, recorded.Scope));
        }

        foreach (var (incident, service) in touched)
        {
            if (BoardChanges.Run(view, incident, service, now) is { } run)
            {
                reply.Runs.Add(run);
            }
        }

        return reply;
    }

    /// <summary>Incidents of which a change of the page concerns the whole.</summary>
    public static ImmutableArray<TouchedIncident> Touched(TenantView view, IReadOnlyList<StoredEvent> page) =>
    [
        .. page.Where(stored => stored.Context is { Incident.Length: > 0, Service.Length: 0 }).Select(stored => stored.Context.Incident).Distinct(StringComparer.Ordinal)
            .Select(incident => new TouchedIncident(incident, [.. view.Incidents.GetValueOrDefault(incident)?.Services ?? []])),
    ];

    // What touches the incident as a whole can show in each of its runs.
    private static IEnumerable<(string Incident, string Service)> Runs(TenantView view, EventScope scope) =>
        scope.Incident.Length == 0 ? []
        : scope.Service.Length > 0 ? (view.Run(scope.Incident, scope.Service) is null ? [] : [(scope.Incident, scope.Service)])
        : view.Services.Values.Where(service => service.Runs.ContainsKey(scope.Incident)).Select(service => (scope.Incident, service.Id));
}
