using Google.Protobuf;
using Reinstate.Gateway.Services;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(EvidenceChunks.Size, 1)]
    [InlineData(EvidenceChunks.Size + 1, 2)]
    [InlineData((3 * EvidenceChunks.Size) - 1, 3)]
    public async Task A_pack_arrives_whole_in_small_messages(int size, int messages)
    {
        await using var node = await GatewayNode.Start();
        var data = new byte[size];
        new Random(7).NextBytes(data);
        node.Grains.OnQuery = _ => Task.FromResult(FakeGrains.Answer(new EvidencePackChunk { FileName = "storm.zip", Position = 42, Data = ByteString.CopyFrom(data) }));
        using var call = new GovernanceService.GovernanceServiceClient(node.Rpc)
            .GetEvidencePack(new GetEvidencePackRequest { IncidentId = "storm" }, GatewayNode.As(), cancellationToken: TestContext.Current.CancellationToken);
        var chunks = new List<EvidencePackChunk>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            chunks.Add(call.ResponseStream.Current);
        }

        Assert.Equal(messages, chunks.Count);
        Assert.Equal("storm.zip", string.Concat(chunks.Select(chunk => chunk.FileName)));
        Assert.All(chunks, chunk => Assert.Equal(42, chunk.Position));
        Assert.Equal(data, chunks.SelectMany(chunk => chunk.Data));
    }
}
