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

    /// <summary>Folds the people of runs as of the view's position; the view is only read. <see cref="TenantView.Recall"/> brings them back.</summary>
    /// <exception cref="LogUnavailableException">The view is as it was.</exception>
    public static async Task<IReadOnlyList<RecalledRun>> FoldAsync(ILog log, TenantView view, IReadOnlyList<EventScope> runs)
    {
        var recalled = new RecalledRun[runs.Count];
        if (runs.Count == 1)
            recalled[0] = await FoldAsync(log, view, runs[0]);
        else
            await Parallel.ForAsync(0, runs.Count, BoardThreads.SideBySide, async (i, _) => recalled[i] = await FoldAsync(log, view, runs[i]));
        return recalled;
    }

    /// <summary>Every event of an incident up to the view's position.</summary>
    public static async Task<IReadOnlyList<TimelineRecord>> TimelineAsync(ILog log, TenantView view, string incident)
    {
        var events = await log.ReadScopeAsync(view.Tenant, incident, "", CancellationToken.None);
        return [.. events.TakeWhile(stored => stored.Position <= view.Position).Where(stored => !stored.IsErased).Select(Record)];
    }

    private static async Task<RecalledRun> FoldAsync(ILog log, TenantView view, EventScope run)
    {
        var events = await log.ReadScopeAsync(view.Tenant, run.Incident, run.Service, CancellationToken.None);
        var own = events.Where(stored => stored.Position <= view.Position && !stored.IsErased && stored.Stream.StartsWith(People, StringComparison.Ordinal)).Select(Record).ToList();
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
