using System.Collections.Concurrent;
using Reinstate.Gateway.Watching;

namespace Reinstate.GatewayTests;

/// <summary>A stream that loses what it is told to lose.</summary>
internal sealed class FakeSignals : IPositionSignals
{
    private readonly ConcurrentDictionary<Action, string> listeners = [];

    private readonly TaskCompletionSource resubscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int subscriptions;

    /// <summary>Done when somebody who had subscribed subscribed again.</summary>
    public Task Resubscribed => resubscribed.Task;

    public Task<IAsyncDisposable> Subscribe(string tenant, Action heard)
    {
        if (Interlocked.Increment(ref subscriptions) > 1)
        {
            resubscribed.TrySetResult();
        }

        listeners[heard] = tenant;
        return Task.FromResult<IAsyncDisposable>(new Subscription(() => listeners.TryRemove(heard, out _)));
    }

    public void Ring(string tenant)
    {
        foreach (var (heard, _) in listeners.Where(listener => listener.Value == tenant))
        {
            heard();
        }
    }

    private sealed class Subscription(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
