using System.Diagnostics.Metrics;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Quotas;
using Reinstate.V1;

namespace Reinstate.GatewayTests.Quotas;

/// <summary>The rates of these tests are of a call in some hours, so that no clock decides what they see.</summary>
public sealed class CallQuotaTests
{
    private static readonly Quota Three = new() { CallsPerSecond = 0.0001, Burst = 3 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_used_up_the_calls_is_refused_and_told_when_to_come_again_and_nobody_else_is()
    {
        await using var node = await GatewayNode.Start(options => options.Quotas.Usual = Three);
        for (var i = 0; i < 2; i++)
        {
            await node.Close();
        }

        // A question counts as a command does.
        await new ReconciliationService.ReconciliationServiceClient(node.Rpc).GetBoardAsync(new GetBoardRequest(), GatewayNode.As(), cancellationToken: Cancellation);
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close());

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Equal((Catalogue.QuotaExceeded.Code, "calls: 0.0001 a second"), (RefusalTests.Detail(refused).Code, RefusalTests.Detail(refused).Reasons.Single()));
        Assert.True(refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        Assert.Equal(2, node.Grains.Commands.Count);
        await node.Close(GatewayNode.As("rival"));
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task Who_may_not_be_recognised_uses_up_nobodys_quota()
    {
        await using var node = await GatewayNode.Start(options => options.Quotas.Usual = Three);
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<RpcException>(() => node.Close([]));
        }

        await node.Close();
    }

    [Fact]
    public async Task An_organisation_with_a_quota_of_its_own_has_that_one()
    {
        await using var node = await GatewayNode.Start(options =>
        {
            options.Quotas.Usual = Three with { Burst = 1 };
            options.Quotas.Own["haven"] = new Quota();
        });
        for (var i = 0; i < 10; i++)
        {
            await node.Close();
        }

        await node.Close(GatewayNode.As("rival"));
        await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.As("rival")));
    }

    [Fact]
    public async Task Bytes_of_requests_are_counted()
    {
        await using var node = await GatewayNode.Start(options => (options.MaxRequestBytes, options.MaxScanBytes, options.Quotas.Usual) = (1000, 1000, new Quota { BytesPerSecond = 1 }));
        await node.Close(request: Saying(600));
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(request: Saying(600)));

        Assert.Equal((Catalogue.QuotaExceeded.Code, "bytes: 1 a second"), (RefusalTests.Detail(refused).Code, RefusalTests.Detail(refused).Reasons.Single()));
        Assert.Single(node.Grains.Commands);
    }

    [Fact]
    public async Task A_bulk_stream_is_read_more_slowly_and_never_refused()
    {
        await using var node = await GatewayNode.Start(options => options.Quotas.Usual = new Quota { CallsPerSecond = 200, Burst = 1 });
        var waited = new Counted(node.Quotas, "reinstate.quota.waited");
        using (waited)
        {
            using var stream = new BulkService.BulkServiceClient(node.Rpc).Execute(GatewayNode.As(), cancellationToken: Cancellation);
            await stream.RequestStream.WriteAsync(new BulkRequest { Commands = { Enumerable.Range(0, 40).Select(Void) } }, Cancellation);
            await stream.RequestStream.CompleteAsync();
            var answers = new List<BulkAnswer>();
            await foreach (var reply in stream.ResponseStream.ReadAllAsync(Cancellation))
            {
                answers.AddRange(reply.Answers);
            }

            Assert.Equal(40, answers.Count(answer => answer.Accepted is not null));
        }

        Assert.Contains("limit=calls", waited.Tags);
    }

    [Fact]
    public async Task An_organisation_opens_so_many_streams_and_another_when_one_has_ended()
    {
        await using var node = await GatewayNode.Start(options => options.Quotas.Usual = new Quota { Streams = 1 });
        using var counted = new Counted(node.Quotas, "reinstate.quota.refused");
        var bulk = new BulkService.BulkServiceClient(node.Rpc);
        using (var first = bulk.Execute(GatewayNode.As(), cancellationToken: Cancellation))
        {
            // Answered, so it is open.
            await first.RequestStream.WriteAsync(new BulkRequest { Commands = { Void(0) } }, Cancellation);
            await first.ResponseStream.MoveNext(Cancellation);
            using var watch = new ReconciliationService.ReconciliationServiceClient(node.Rpc).Watch(new WatchRequest(), GatewayNode.As(), cancellationToken: Cancellation);
            var refused = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Cancellation));
            Assert.Equal((Catalogue.QuotaExceeded.Code, "streams: 1 are open"), (RefusalTests.Detail(refused).Code, RefusalTests.Detail(refused).Reasons.Single()));
            await first.RequestStream.CompleteAsync();
            Assert.False(await first.ResponseStream.MoveNext(Cancellation));
        }

        using var second = bulk.Execute(GatewayNode.As(), cancellationToken: Cancellation);
        await second.RequestStream.WriteAsync(new BulkRequest { Commands = { Void(1) } }, Cancellation);
        Assert.True(await second.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(["limit=streams"], counted.Tags);
    }

    [Theory]
    [InlineData(0.0, null, 1)]
    [InlineData(null, 5, 1)]
    [InlineData(1.0, 0, 1)]
    [InlineData(null, null, 0)]
    public async Task A_node_with_a_quota_that_cannot_be_kept_does_not_start(double? calls, int? burst, int streams) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayNode.Start(options => options.Quotas.Own["haven"] = new Quota { CallsPerSecond = calls, Burst = burst, Streams = streams }));

    private static CloseIncidentRequest Saying(int letters)
    {
        var request = GatewayNode.CloseRequest();
        request.Statement = new string('x', letters);
        return request;
    }

    private static BulkCommand Void(int i) => new()
    {
        VoidEntry = new VoidEntryRequest { Header = new CommandHeader { IdempotencyKey = $"k-{i}" }, IncidentId = "storm", PersonId = $"p-{i}", EntryId = "e" },
    };

    /// <summary>The tags with which one of a node's counters was counted.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Counted(QuotaMetrics metrics, string name)
        {
            _listener.InstrumentPublished = (instrument, itself) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, metrics) && instrument.Name == name)
                {
                    itself.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                lock (Tags)
                {
                    Tags.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
                }
            });
            _listener.Start();
        }

        public List<string> Tags { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
