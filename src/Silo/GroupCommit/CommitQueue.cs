using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>Group commit: all grains of a silo, of all tenants, share database round trips (rule 3).</summary>
internal sealed class CommitQueue : IAppender, IAsyncDisposable
{
    private readonly CommitMetrics _metrics;
    private readonly CommitLane[] _lanes;

    public CommitQueue(ILog log, CommitOptions options, IEnumerable<ICommitObserver> observers, ILogger<CommitQueue> logger)
    {
        ICommitObserver[] all = [.. observers];
        _metrics = new CommitMetrics(this);
        _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new CommitLane(log, options, all, _metrics, logger))];
        _metrics.ObserveWaiting(() => Waiting);
    }

    /// <summary>Appends that wait for the next round trip.</summary>
    public int Waiting => _lanes.Sum(lane => lane.Waiting);

    /// <inheritdoc/>
    public Task<AppendOutcome?> AppendAsync(AppendRequest request, Task<AppendOutcome?>? after = null)
    {
        AppendLimits.ThrowIfMalformed(request);
        var append = new PendingAppend(request, after);
        return LaneOf(request.Tenant).TryAdd(append) switch
        {
            Admission.Taken => append.Answer,
            Admission.Full => TurnAway(),
            _ => throw new LogUnavailableException("This node is stopping.", new ObjectDisposedException(nameof(CommitQueue))),
        };
    }

    /// <summary>Takes nothing more in, and returns when all that waits is durable and answered.</summary>
    public async Task DrainAsync()
    {
        foreach (var lane in _lanes)
        {
            lane.Close();
        }

        await Task.WhenAll(_lanes.Select(lane => lane.Finished));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        _metrics.Dispose();
    }

    private Task<AppendOutcome?> TurnAway()
    {
        _metrics.TurnedAway();
        return Task.FromResult<AppendOutcome?>(null);
    }

    private CommitLane LaneOf(string tenant) => _lanes[(uint)string.GetHashCode(tenant, StringComparison.Ordinal) % (uint)_lanes.Length];
}
