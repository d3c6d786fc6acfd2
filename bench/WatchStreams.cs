using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// Many open watches over few HTTP/2 connections. Of each message only the position is read: what is measured shares its cores with this client, and
/// a position says that everything up to it has arrived.
/// </summary>
internal sealed class WatchStreams : IAsyncDisposable
{
    private const int OpeningAtATime = 64;

    private static readonly Method<WatchRequest, Arrived> Watch = new(
        MethodType.ServerStreaming,
        "reinstate.v1.ReconciliationService",
        nameof(Watch),
        Marshallers.Create(request => request.ToByteArray(), WatchRequest.Parser.ParseFrom),
        Marshallers.Create(_ => [], PositionOf));

    private readonly CancellationTokenSource _closing = new();
    private readonly List<GrpcChannel> _channels;
    private readonly List<Task> _reading = [];

    private WatchStreams(Uri address, int connections) =>
        _channels = [.. Enumerable.Range(0, connections).Select(_ => Client.Channel(address))];

    /// <summary>Streams that have ended, which none should before it is closed.</summary>
    public int Ended => _reading.Count(reading => reading.IsCompleted);

    /// <summary>Opens the watches and returns when each has had its first message.</summary>
    /// <param name="address">The node's, for gRPC.</param>
    /// <param name="count">How many.</param>
    /// <param name="connections">Over how many connections.</param>
    /// <param name="organisation">Whose changes the watch of a number follows.</param>
    /// <param name="heard">Called with the number of the watch and the position of each message, on any thread.</param>
    public static async Task<WatchStreams> OpenAsync(Uri address, int count, int connections, Func<int, string> organisation, Action<int, long> heard)
    {
        var streams = new WatchStreams(address, connections);
        using var door = new SemaphoreSlim(OpeningAtATime);
        var opened = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            await door.WaitAsync();
            var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            streams._reading.Add(streams.ReadAsync(i, organisation(i), heard, first));
            opened.Add(Then(first.Task, door));
        }

        await Task.WhenAll(opened);
        return streams;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_reading);
        _channels.ForEach(channel => channel.Dispose());
        _closing.Dispose();
    }

    private static async Task Then(Task first, SemaphoreSlim door)
    {
        await first;
        door.Release();
    }

    private async Task ReadAsync(int number, string organisation, Action<int, long> heard, TaskCompletionSource first)
    {
        try
        {
            var channel = _channels[number % _channels.Count];
            var headers = new Client(channel, organisation, "rm", "registered_manager").Headers;
            using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(Watch, null, new CallOptions(headers, cancellationToken: _closing.Token), new WatchRequest());
            while (await call.ResponseStream.MoveNext(_closing.Token))
            {
                heard(number, call.ResponseStream.Current.Position);
                first.TrySetResult();
            }
        }
        catch (Exception e) when (_closing.IsCancellationRequested && e is RpcException or OperationCanceledException)
        {
            first.TrySetCanceled();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"watch {number}: {e.Message}");
            first.TrySetException(e);
        }
    }

    private static Arrived PositionOf(byte[] message)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == WatchReply.PositionFieldNumber)
                return new Arrived(input.ReadInt64());
            input.SkipLastField();
        }

        return new Arrived(0);
    }

    private sealed record Arrived(long Position);
}
