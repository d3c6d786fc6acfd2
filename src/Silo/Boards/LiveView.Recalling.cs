using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>What an answer rests on and is not at hand: read from the log in lots, one lot ahead of the one that is being judged.</summary>
internal sealed partial class LiveView
{
    /// <summary>How many runs make a lot.</summary>
    public int RunsAtOnce { get; init; } = 32;

    private async Task PrepareAsync(Func<TenantView, Coverage> coverage, Func<TenantView, DateTimeOffset> now)
    {
        if (coverage(View).Timeline is { Length: > 0 } incident && !_memory.IsEverything)
        {
            _view.RecallTimeline(incident, await Recollection.TimelineAsync(log, _view, incident));
        }

        Lot? ahead = null;
        try
        {
            while (true)
            {
                var rests = coverage(_view);
                var needs = Needs(rests, now(_view));
                if (needs.Count == 0)
                {
                    return;
                }

                var lot = ahead ?? Begin(needs.Take(RunsAtOnce));
                var recalled = await ComeAsync(lot);
                EventScope[] next = [.. needs.Except(lot.Runs).Take(RunsAtOnce)];
                ahead = next.Length > 0 ? Begin(next) : null;

                // Before, not after: what is recalled must be looked at before it may be set aside again.
                Lighten(rests);
                var needed = needs.ToHashSet();
                foreach (var run in recalled.Where(run => needed.Contains(run.Run)))
                {
                    _view.Recall(run);
                }
            }
        }
        finally
        {
            if (ahead is not null)
            {
                await ((Task)ahead.Folding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private Lot Begin(IEnumerable<EventScope> of)
    {
        EventScope[] runs = [.. of];
        return new(runs, Recollection.FoldAsync(log, _view, runs));
    }

    // What was passed over is read here for the first time: an event that this program does not know stops the view as it would have in the tail.
    private async Task<IReadOnlyList<RecalledRun>> ComeAsync(Lot lot)
    {
        try
        {
            return await lot.Folding;
        }
        catch (Exception e) when (e is not (LogUnavailableException or FoldStoppedException))
        {
            _stopped = e;
            throw new FoldStoppedException(e);
        }
    }

    private IReadOnlyList<EventScope> Needs(Coverage coverage, DateTimeOffset now)
    {
        try
        {
            return _view.Needs(coverage, now);
        }
        catch (Exception e) when (e is not StandingDiffersException)
        {
            _stopped = e;
            throw new FoldStoppedException(e);
        }
    }

    /// <summary>Runs that are read and folded together. The view stands still until they come back to it: one caller at a time has the turn.</summary>
    private sealed record Lot(IReadOnlyList<EventScope> Runs, Task<IReadOnlyList<RecalledRun>> Folding);
}
