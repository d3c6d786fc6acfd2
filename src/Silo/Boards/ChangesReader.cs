using System.Collections.Immutable;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

/// <summary>Serves those who watch: what follows a position, with a view that is folded at least as far.</summary>
internal sealed class ChangesReader(LiveView live, ILog log, TimeProvider clock)
{
    private const int MaxPage = 1000;

    /// <summary>At most <paramref name="max"/> changes after a position, in order, none skipped; where there is none, the position alone.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<(WatchReply Reply, ImmutableArray<TouchedIncident> Incidents)> ReadAsync(long after, int max)
    {
        var page = await log.ReadTailAsync(live.Tenant, after, Math.Clamp(max, 1, MaxPage), CancellationToken.None);
        if (page.Count == 0)
        {
            return (new WatchReply { Position = after }, []);
        }

        if (live.View.Position < page[^1].Position)
        {
            await live.CatchUpAsync();
        }

        var touched = new Coverage([.. page.Select(stored => stored.Context.Incident).Where(incident => incident.Length > 0).Distinct(StringComparer.Ordinal)], []);
        var now = clock.GetUtcNow();
        return await live.AskAsync(_ => touched, now, view => (ChangesReply.Of(view, page, now), ChangesReply.Touched(view, page)));
    }
}
