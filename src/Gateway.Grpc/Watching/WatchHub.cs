using Microsoft.Extensions.Options;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Watching;

/// <summary>
/// Reads one organisation's changes once for all of its watchers. Woken by signals, and by a slow poll because a signal can be lost; reads until nothing
/// is left, so no change is skipped. Watchers pull by their own cursor: a stalled one holds one frame and nothing here.
/// </summary>
internal sealed partial class WatchHub(string tenant, long head, IGrainPort grains, IPositionSignals signals, IOptions<GatewayOptions> options, ILogger<WatchHub> logger)
{
    /// <summary>Changes are gathered a little, the longer the more watchers there are to write to: at most 40,000 messages a second, however many watch.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan GatherPerWatcher = TimeSpan.FromMicroseconds(25);

    private readonly Lock gate = new();
    private readonly FrameRing ring = new(options.Value.RecentFrameBytes, head);
    private TaskCompletionSource grown = NewSignal();
    private volatile int failures;
    private volatile bool abandoned;

    /// <summary>The organisation.</summary>
    public string Tenant => tenant;

    /// <summary>How many watch. Guarded by the registry.</summary>
    public int Watchers { get; set; }

    /// <summary>Since when nobody watches. Guarded by the registry.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether the log could not be read for so long that watchers must not be kept believing that nothing happens.</summary>
    public bool IsCutOff => abandoned || failures * options.Value.PollInterval > options.Value.Patience;

    /// <summary>Everything up to here is known.</summary>
    public long Head
    {
        get
        {
            lock (gate)
            {
                return ring.Head;
            }
        }
    }

    /// <summary>What a watcher at a cursor gets next: a frame, or a task to wait for, or the advice to read the log itself.</summary>
    public (Frame? Frame, bool InLogOnly, Task Grown) Next(long cursor)
    {
        lock (gate)
        {
            return cursor < ring.Tail ? (null, true, grown.Task) : (ring.After(cursor), false, grown.Task);
        }
    }

    /// <summary>Nobody reads any more: watchers wake up and find that they are cut off.</summary>
    public void Abandon()
    {
        abandoned = true;
        grown.TrySetResult();
    }

    /// <summary>Reads until <paramref name="retired"/> says so.</summary>
    public async Task Pump(Func<bool> retired, CancellationToken stopping)
    {
        using var wake = new Wake();
        var subscription = await Subscribe(wake);
        var unheard = 0;
        while (!retired() && !stopping.IsCancellationRequested)
        {
            var heard = await wake.Wait(options.Value.PollInterval, stopping);
            var grew = await ReadOn(stopping);
            unheard = heard ? 0 : unheard + (grew ? 1 : 0);
            if (unheard > 1)
            {
                await Unsubscribe(subscription);
                subscription = await Subscribe(wake);
                unheard = 0;
            }

            if (grew)
            {
                await Task.Delay(Gather + (GatherPerWatcher * Watchers), stopping);
            }
        }

        await Unsubscribe(subscription);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<bool> ReadOn(CancellationToken stopping)
    {
        var grew = false;
        try
        {
            while (true)
            {
                var after = ring.Head;
                var page = await grains.ReadChanges(new ChangesCall(tenant, after, options.Value.ChangesPerFrame)).WaitAsync(options.Value.Patience, stopping);
                failures = 0;
                if (page.Position <= after)
                {
                    return grew;
                }

                Publish(Frame.Of(after, page));
                grew = true;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            failures++;
            ReadFailed(exception, failures);
            return grew;
        }
    }

    private void Publish(Frame frame)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            ring.Add(frame);
            (waiting, grown) = (grown, NewSignal());
        }

        waiting.SetResult();
    }

    private async Task<IAsyncDisposable?> Subscribe(Wake wake)
    {
        try
        {
            return await signals.Subscribe(tenant, wake.Ring);
        }
        catch (Exception exception)
        {
            NoSignals(exception);
            return null;
        }
    }

    private async Task Unsubscribe(IAsyncDisposable? subscription)
    {
        try
        {
            await (subscription?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            NoSignals(exception);
        }
    }

    [LoggerMessage(2003, LogLevel.Warning, "Changes could not be read, {Failures} times in a row")]
    private partial void ReadFailed(Exception exception, int failures);

    [LoggerMessage(2004, LogLevel.Warning, "The stream of signals failed; watchers are served by polling")]
    private partial void NoSignals(Exception exception);
}
