using System.Net;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Reinstate.Gateway;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Transport;
using Reinstate.V1;

namespace Reinstate.GatewayTests.Transport;

/// <summary>Clients that take their time.</summary>
public sealed class SlowClientTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_call_of_nobody_is_refused_before_its_body_has_come()
    {
        await using var node = await GatewayNode.Start();
        foreach (var (client, version, path, type) in new[]
        {
            (node.Http2, HttpVersion.Version20, "/reinstate.v1.IncidentService/CloseIncident", "application/grpc"),
            (node.Http1, HttpVersion.Version11, "/v1/incidents/storm:close", "application/json"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new NeverEnding(type) };

            // Over HTTP/1.1 this client would else first send all that there is.
            request.Headers.ExpectContinue = version == HttpVersion.Version11;
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal("UNAUTHENTICATED", answer.Headers.GetValues("reinstate-refusal").Single());
        }

        Assert.Empty(node.Grains.Commands);
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_ended_and_the_connection_goes_on()
    {
        await using var node = await GatewayNode.Start(time: null, waiting: time);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reinstate.v1.IncidentService/CloseIncident")
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new NeverEnding("application/grpc"),
        };
        var bearer = GatewayNode.As().Get("authorization")!.Value;
        request.Headers.TryAddWithoutValidation("authorization", bearer);
        var slow = node.Http2.SendAsync(request, TestContext.Current.CancellationToken);
        await ((NeverEnding)request.Content).Begun;
        await node.Close();
        while (!slow.IsCompleted)
        {
            // However late the node began to count.
            time.Advance(TimeSpan.FromMinutes(2));
            await Task.WhenAny(slow, node.Close());
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => slow);
        await node.Close();
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_is_left_after_a_while()
    {
        var bounded = new StalledReaders(Options.Create(new GatewayOptions()), new WaitingTime(time)).Bound(new Stalled());
        var write = bounded.WriteAsync(new WatchReply(), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(write.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => write)).StatusCode);
    }

    private sealed class Stalled : IServerStreamWriter<WatchReply>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(WatchReply message) => new TaskCompletionSource().Task;

        public Task WriteAsync(WatchReply message, CancellationToken cancellationToken) => WriteAsync(message).WaitAsync(cancellationToken);
    }

    /// <summary>Sends the beginning of a message and nothing more.</summary>
    private sealed class NeverEnding : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public NeverEnding(string type) => Headers.TryAddWithoutValidation("content-type", type);

        public Task Begun => begun.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, 0, 9 }, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
