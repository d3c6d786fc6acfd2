using Grpc.Core;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>Follows the organisation's board by its watch, as a dashboard would, and resumes after the last position seen when the node goes away.</summary>
internal sealed class BoardWatch(NodeClient client, Caller watcher, ITeller teller)
{
    private static readonly TimeSpan BeforeResuming = TimeSpan.FromMilliseconds(300);

    private long _position = -1;
    private long _changes;
    private TaskCompletionSource _heard = NewSignal();

    /// <summary>How many changes the watch brought.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>Everything up to here was received.</summary>
    public long Position => Interlocked.Read(ref _position);

    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(cancellation);
            }
            catch (Exception error) when (error is RpcException or OperationCanceledException)
            {
                await Task.Delay(BeforeResuming, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits until the watch has brought everything up to a position.</summary>
    public async Task ReachAsync(long position, CancellationToken cancellation)
    {
        while (Position < position)
        {
            var heard = Volatile.Read(ref _heard);
            if (Position < position)
            {
                await heard.Task.WaitAsync(cancellation);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var request = new WatchRequest();
        if (Position >= 0)
        {
            request.AfterPosition = Position;
        }

        await foreach (var frame in client.WatchAsync(watcher, request, cancellation))
        {
            foreach (var run in frame.Runs)
            {
                teller.Board(run);
            }

            Interlocked.Add(ref _changes, frame.Changes.Count);
            Interlocked.Exchange(ref _position, frame.Position);
            Interlocked.Exchange(ref _heard, NewSignal()).SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
