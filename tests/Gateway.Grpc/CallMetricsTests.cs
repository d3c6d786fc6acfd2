using System.Diagnostics.Metrics;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class CallMetricsTests
{
    [Fact]
    public async Task Each_call_is_timed_by_its_method_and_by_what_became_of_it_and_names_nobody()
    {
        await using var node = await GatewayNode.Start();
        // Made before anybody listens: the container must not be asked for it while its own instruments are announced.
        var metrics = node.Metrics;
        var said = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, itself) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, metrics))
            {
                itself.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            Assert.True(seconds >= 0);
            lock (said)
            {
                said.Add(string.Join(' ', [instrument.Meter.Name, instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]));
            }
        });
        listener.Start();

        await node.Close();
        node.Grains.OnCommand = _ => Task.FromResult(new CommandAnswer(0, 0, "WRONG_STATE", []));
        await Assert.ThrowsAsync<RpcException>(() => node.Close());
        await Assert.ThrowsAsync<RpcException>(() => node.Close(new Metadata()));
        node.Grains.OnCommand = _ => throw new InvalidOperationException("a fault");
        await Assert.ThrowsAsync<RpcException>(() => node.Close());
        await new ReconciliationService.ReconciliationServiceClient(node.Rpc).GetBoardAsync(new GetBoardRequest(), GatewayNode.As(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "Reinstate reinstate.command.duration method=CloseIncident outcome=ok",
                "Reinstate reinstate.command.duration method=CloseIncident outcome=WRONG_STATE",
                "Reinstate reinstate.command.duration method=CloseIncident outcome=UNAUTHENTICATED",
                "Reinstate reinstate.command.duration method=CloseIncident outcome=failed",
                "Reinstate reinstate.query.duration method=GetBoard outcome=ok",
            ],
            said);
    }
}
