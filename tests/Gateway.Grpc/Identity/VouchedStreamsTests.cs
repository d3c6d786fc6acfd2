using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>Streams end with the token that opened them.</summary>
public sealed class VouchedStreamsTests
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_watch_ends_when_its_token_does()
    {
        await using var node = await GatewayNode.Start(null, time);
        using var watch = new ReconciliationService.ReconciliationServiceClient(node.Rpc).Watch(new WatchRequest(), GatewayNode.As(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        await EndsAsync(watch.ResponseStream);
    }

    [Fact]
    public async Task A_bulk_stream_ends_when_its_token_does()
    {
        await using var node = await GatewayNode.Start(null, time);
        using var bulk = new BulkService.BulkServiceClient(node.Rpc).Execute(GatewayNode.As(), cancellationToken: TestContext.Current.CancellationToken);
        await bulk.RequestStream.WriteAsync(
            new BulkRequest { Commands = { new BulkCommand { VoidEntry = new VoidEntryRequest { Header = new CommandHeader { IdempotencyKey = "v" }, IncidentId = "storm", PersonId = "p-1" } } } },
            TestContext.Current.CancellationToken);
        Assert.True(await bulk.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        await EndsAsync(bulk.ResponseStream);
    }

    private async Task EndsAsync<T>(IAsyncStreamReader<T> stream)
    {
        time.Advance(TimeSpan.FromMinutes(6));
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.MoveNext(TestContext.Current.CancellationToken))
            {
                // What was on its way.
            }
        });
        Assert.Equal((StatusCode.Unauthenticated, Catalogue.Unauthenticated.Code), (ended.StatusCode, RefusalTests.Detail(ended).Code));
    }
}
