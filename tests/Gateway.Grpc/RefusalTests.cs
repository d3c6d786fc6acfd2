using Google.Rpc;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class RefusalTests
{
    [Fact]
    public async Task Every_refusal_of_the_catalogue_arrives_with_its_status_code_sentence_and_reasons()
    {
        await using var node = await GatewayNode.Start(o => o.Patience = TimeSpan.FromMilliseconds(50));
        foreach (var kind in Catalogue.ByCode.Values)
        {
            node.Grains.OnCommand = _ => Task.FromResult(CommandAnswer.Refused(Refusal.Of(kind, "the kitchen door is open", "é–€")));
            var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close());
            var detail = Detail(refused);
            Assert.Equal((kind.Status, kind.Sentence), (refused.StatusCode, refused.Status.Detail));
            Assert.Equal((kind.Code, kind.Sentence), (detail.Code, detail.Sentence));
            Assert.Equal(kind.Code, refused.Trailers.GetValue("reinstate-refusal"));
            if (kind != Catalogue.Unavailable)
            {
                Assert.Equal(["the kitchen door is open", "é–€"], detail.Reasons);
            }
        }
    }

    [Fact]
    public async Task A_code_that_only_newer_nodes_know_is_passed_on()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = _ => Task.FromResult(new CommandAnswer(0, 0, "MOON_IN_WRONG_PHASE", ["wait"]));
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close());
        Assert.Equal((StatusCode.FailedPrecondition, "MOON_IN_WRONG_PHASE"), (refused.StatusCode, Detail(refused).Code));
    }

    [Fact]
    public async Task Ten_thousand_reasons_fit_into_the_trailers_that_clients_accept()
    {
        await using var node = await GatewayNode.Start();
        var reasons = Enumerable.Range(0, 10_000).Select(i => $"item dose/{i} of resident {i} is open").ToArray();
        node.Grains.OnCommand = _ => Task.FromResult(CommandAnswer.Refused(Refusal.Of(Catalogue.SignOffBlocked, reasons)));
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close());
        var detail = Detail(refused);
        Assert.Equal(reasons[0], detail.Reasons[0]);
        Assert.Equal($"and {10_000 - (detail.Reasons.Count - 1)} more", detail.Reasons[^1]);
        Assert.InRange(refused.Trailers.Sum(t => t.Key.Length + 32 + (t.IsBinary ? t.ValueBytes.Length * 4 / 3 : t.Value.Length)), 1000, 8000);
    }

    [Fact]
    public async Task Reasons_of_bad_fields_name_the_fields()
    {
        await using var node = await GatewayNode.Start();
        var request = new RecordRestorationRequest { Header = new CommandHeader { IdempotencyKey = "k" }, IncidentId = "a/b", ServiceId = "../etc" };
        var refused = await Assert.ThrowsAsync<RpcException>(() => new IncidentService.IncidentServiceClient(node.Rpc).RecordRestorationAsync(request, GatewayNode.As(), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(["incident_id: not an identifier", "service_id: not an identifier"], Detail(refused).Reasons);
        Assert.Empty(node.Grains.Commands);
    }

    [Theory]
    [InlineData(false, "", null, "header: missing")]
    [InlineData(true, "", null, "header.idempotency_key: 1 to 100 printable ASCII characters are needed")]
    [InlineData(true, "k\n", null, "header.idempotency_key: 1 to 100 printable ASCII characters are needed")]
    [InlineData(true, "k", -1L, "header.expected_version: negative")]
    public async Task A_bad_header_is_refused(bool present, string key, long? version, string reason)
    {
        await using var node = await GatewayNode.Start();
        var header = new CommandHeader { IdempotencyKey = key };
        if (version is { } expected)
        {
            header.ExpectedVersion = expected;
        }

        var request = new CloseIncidentRequest { Header = present ? header : null, IncidentId = "storm" };
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(request: request));
        Assert.Equal([reason], Detail(refused).Reasons);
    }

    internal static RefusalDetail Detail(RpcException refused) => refused.GetRpcStatus()!.GetDetail<RefusalDetail>();
}
