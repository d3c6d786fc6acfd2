using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class ReadReasonTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Referral 17", "Referral 17")]
    [InlineData("  The family asks ", "The family asks")]
    public async Task The_reason_that_is_stated_goes_with_the_question(string? stated, string passed)
    {
        await using var node = await GatewayNode.Start();
        await AskAsync(node, stated is null ? [] : [stated]);
        Assert.Equal(passed, Assert.Single(node.Grains.Queries).Reason);
    }

    [Fact]
    public async Task A_reason_that_cannot_be_kept_is_refused()
    {
        await using var node = await GatewayNode.Start();
        foreach (var stated in (string[][])[[" "], [new string('x', 301)], ["tab\tinside"]])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => AskAsync(node, stated));
            Assert.Equal((StatusCode.InvalidArgument, "reinstate-reason: one, of 1 to 300 printable ASCII characters"), (refused.StatusCode, RefusalTests.Detail(refused).Reasons.Single()));
        }

        Assert.Equal(StatusCode.FailedPrecondition, Catalogue.ReadReasonRequired.Status);
        Assert.Empty(node.Grains.Queries);
    }

    private static async Task AskAsync(GatewayNode node, string[] stated)
    {
        var metadata = new Metadata();
        foreach (var entry in GatewayNode.As())
            metadata.Add(entry);
        foreach (var reason in stated)
            metadata.Add("reinstate-reason", reason);
        await new PersonService.PersonServiceClient(node.Rpc).GetPersonRecordAsync(
            new GetPersonRecordRequest { IncidentId = "storm", PersonId = "p-1" }, metadata, cancellationToken: TestContext.Current.CancellationToken);
    }
}
