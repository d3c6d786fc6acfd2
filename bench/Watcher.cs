using Grpc.Core;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>Watches from the first position and, when its node is gone, resumes at another after the last position it saw.</summary>
internal sealed class Watcher(Fleet fleet, int first)
{
    private readonly List<Change> _seen = [];
    private readonly SemaphoreSlim _changed = new(0);
    private long _position;

    public async Task RunAsync(CancellationToken stop)
    {
        for (var attempt = first; !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                var client = fleet.Client(attempt, "rm", "registered_manager");
                using var watch = client.Reconciliation.Watch(new WatchRequest { AfterPosition = Interlocked.Read(ref _position) }, client.Headers, cancellationToken: stop);
                while (await watch.ResponseStream.MoveNext(stop))
                    Hear(watch.ResponseStream.Current);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    /// <summary>The last position seen.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Returns when everything up to the position was seen.</summary>
    public async Task ReachedAsync(long position)
    {
        while (Interlocked.Read(ref _position) < position)
        {
            if (!await _changed.WaitAsync(TimeSpan.FromSeconds(60)))
                throw new TimeoutException($"The watcher stopped at {_position} of {position}.");
        }
    }

    /// <summary>How far what it saw differs from the log: missing, repeated or out of order.</summary>
    public int Missed(IReadOnlyList<Change> log)
    {
        lock (_seen)
        {
            var different = Math.Abs(_seen.Count - log.Count);
            for (var i = 0; i < Math.Min(_seen.Count, log.Count); i++)
            {
                if (_seen[i].Position != log[i].Position || !string.Equals(_seen[i].IdempotencyKey, log[i].IdempotencyKey, StringComparison.Ordinal))
                    different++;
            }

            return different;
        }
    }

    private void Hear(WatchReply reply)
    {
        lock (_seen)
            _seen.AddRange(reply.Changes);
        Interlocked.Exchange(ref _position, reply.Position);
        _changed.Release();
    }
}
