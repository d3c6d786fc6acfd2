using System.Collections.Concurrent;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>
/// Reads from the log what a view had set aside. A run's events are found by its scope, whatever else the log holds, so the cost is that of the run.
/// Several runs are read and folded side by side; the view itself is only read meanwhile.
/// </summary>
internal static class Recollection
{
    private const string People = "person/";

    /// <summary>Brings runs back into the view, as of its position.</summary>
    /// <exception cref="LogUnavailableException">The view is as it was.</exception>
    public static async Task RecallAsync(ILog log, TenantView view, IReadOnlyList<EventScope> runs)
    {
        var recalled = new ConcurrentDictionary<EventScope, RecalledRun>();
        if (runs.Count == 1)
            recalled[runs[0]] = await FoldAsync(log, view, runs[0]);
        else
            await Parallel.ForEachAsync(runs, BoardThreads.SideBySide, async (run, _) => recalled[run] = await FoldAsync(log, view, run));
        foreach (var run in runs)
        {
            view.Recall(recalled[run]);
        }
    }

    /// <summary>Every event of an incident up to the view's position.</summary>
    public static async Task<IReadOnlyList<TimelineRecord>> TimelineAsync(ILog log, TenantView view, string incident)
    {
        var events = await log.ReadScopeAsync(view.Tenant, incident, "", CancellationToken.None);
        return [.. events.TakeWhile(stored => stored.Position <= view.Position).Select(Record)];
    }

    private static async Task<RecalledRun> FoldAsync(ILog log, TenantView view, EventScope run)
    {
        var events = await log.ReadScopeAsync(view.Tenant, run.Incident, run.Service, CancellationToken.None);
        var own = events.Where(stored => stored.Position <= view.Position && stored.Stream.StartsWith(People, StringComparison.Ordinal)).Select(Record).ToList();
        var strays = view.StraysOf(run.Incident, own.Select(one => one.Stream[People.Length..]).Distinct(StringComparer.Ordinal));
        if (strays.Count == 0)
        {
            return TenantView.Fold(run, own);
        }

        foreach (var position in strays)
        {
            own.Add(Record((await log.ReadTailAsync(view.Tenant, position - 1, 1, CancellationToken.None))[0]));
        }

        return TenantView.Fold(run, own.OrderBy(one => one.Recorded.Position));
    }

    private static TimelineRecord Record(StoredEvent stored) => new(stored.Stream, RecordedEvents.Of(stored));
}
