using System.Collections.Concurrent;
using Reinstate.Gateway.Watching;

namespace Reinstate.GatewayTests;

/// <summary>A stream that loses what it is told to lose.</summary>
internal sealed class FakeSignals : IPositionSignals
{
    private readonly ConcurrentDictionary<Action, string> listeners = [];

    public int Subscriptions { get; private set; }

    public Task<IAsyncDisposable> Subscribe(string tenant, Action heard)
    {
        Subscriptions++;
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
