using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>Watches whose reader takes the first message and then never another, each with the smallest window of HTTP/2, so that the node soon cannot write.</summary>
internal sealed class StalledWatches : IAsyncDisposable
{
    private readonly List<AsyncServerStreamingCall<WatchReply>> _calls = [];
    private readonly GrpcChannel _channel;

    private StalledWatches(Uri address) => _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SpeakingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, InitialHttp2StreamWindowSize = 65_535 }),
    });

    public static async Task<StalledWatches> OpenAsync(Uri address, string organisation, int count)
    {
        var watches = new StalledWatches(address);
        var client = new Client(watches._channel, organisation, "rm", "registered_manager");
        for (var i = 0; i < count; i++)
        {
            var call = client.Reconciliation.Watch(new WatchRequest(), client.Headers);
            await call.ResponseStream.MoveNext(CancellationToken.None);
            watches._calls.Add(call);
        }

        return watches;
    }

    public ValueTask DisposeAsync()
    {
        _calls.ForEach(call => call.Dispose());
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
