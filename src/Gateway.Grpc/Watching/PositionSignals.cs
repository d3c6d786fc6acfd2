using Orleans.Runtime;
using Orleans.Streams;
using Names = Reinstate.Contracts.Calls.PositionSignals;

namespace Reinstate.Gateway.Watching;

/// <summary>Hears that an organisation's log has grown.</summary>
internal interface IPositionSignals
{
    /// <summary>Calls <paramref name="heard"/> for every signal until the subscription is disposed.</summary>
    Task<IAsyncDisposable> Subscribe(string tenant, Action heard);
}

/// <summary>Signals by the Orleans stream.</summary>
internal sealed class StreamSignals(IClusterClient client) : IPositionSignals
{
    public async Task<IAsyncDisposable> Subscribe(string tenant, Action heard)
    {
        var stream = client.GetStreamProvider(Names.Provider).GetStream<long>(StreamId.Create(Names.Namespace, tenant));
        var handle = await stream.SubscribeAsync((_, _) =>
        {
            heard();
            return Task.CompletedTask;
        });
        return new Subscription(handle);
    }

    private sealed class Subscription(StreamSubscriptionHandle<long> handle) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(handle.UnsubscribeAsync());
    }
}
