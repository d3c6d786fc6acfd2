using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Identity;

namespace Reinstate.GatewayTests;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("test-remote-address", "192.0.2.7")]
    [InlineData("test-remote-address", "::ffff:192.0.2.7")]
    [InlineData("x-forwarded-for", "127.0.0.1")]
    [InlineData("forwarded", "for=127.0.0.1")]
    [InlineData("x-real-ip", "127.0.0.1")]
    [InlineData("via", "1.1 proxy")]
    [InlineData("origin", "https://evil.example")]
    [InlineData("origin", "null")]
    public async Task A_token_of_the_built_in_issuer_is_refused_from_elsewhere_than_this_machine(string header, string value)
    {
        await using var node = await GatewayNode.Start();
        var metadata = GatewayNode.As();
        metadata.Add(header, value);
        var refused = await Refused(node, metadata);
        Assert.Equal((StatusCode.Unauthenticated, Catalogue.BuiltInIssuerOffLoopback.Code), (refused.StatusCode, RefusalTests.Detail(refused).Code));
        Assert.Empty(node.Grains.Commands);
    }

    [Theory]
    [InlineData("rebound.example")]
    [InlineData("127.0.0.1.rebound.example")]
    [InlineData("localhost.rebound.example")]
    public async Task A_foreign_name_for_this_machine_is_refused(string host)
    {
        await using var node = await GatewayNode.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/board");
        request.Headers.Host = host;
        AddIdentity(request);
        using var response = await node.Http1.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        Assert.Empty(node.Grains.Queries);
    }

    [Fact]
    public void Either_end_off_loopback_is_off_loopback()
    {
        Assert.Null(Loopback.WhyNot(Http("127.0.0.1", "127.0.0.1")));
        Assert.Null(Loopback.WhyNot(Http("::1", "::1")));
        Assert.NotNull(Loopback.WhyNot(Http("127.0.0.1", "192.0.2.1")));
        Assert.NotNull(Loopback.WhyNot(Http("192.0.2.1", "127.0.0.1")));
        Assert.NotNull(Loopback.WhyNot(Http(null, null)));
    }

    [Fact]
    public async Task The_clock_moves_only_on_a_demonstration_node()
    {
        var metadata = GatewayNode.As();
        metadata.Add("reinstate-clock", "2026-03-29T01:30:00Z");
        await using var real = await GatewayNode.Start();
        Assert.Equal(["reinstate-clock: this node runs on real time"], RefusalTests.Detail(await Refused(real, metadata)).Reasons);

        var moved = new List<DateTimeOffset>();
        await using var demonstration = await GatewayNode.Start(o => o.AdvanceClock = moved.Add);
        await demonstration.Close(metadata);
        Assert.Equal([new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero)], moved);
    }

    internal static void AddIdentity(HttpRequestMessage request)
    {
        foreach (var entry in GatewayNode.As())
        {
            request.Headers.Add(entry.Key, entry.Value);
        }
    }

    private static Task<RpcException> Refused(GatewayNode node, Metadata metadata) =>
        Assert.ThrowsAsync<RpcException>(() => node.Close(metadata));

    private static DefaultHttpContext Http(string? remote, string? local)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString("localhost", 5000);
        http.Connection.RemoteIpAddress = remote is null ? null : System.Net.IPAddress.Parse(remote);
        http.Connection.LocalIpAddress = local is null ? null : System.Net.IPAddress.Parse(local);
        return http;
    }
}
