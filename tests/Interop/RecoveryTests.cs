namespace Reinstate.InteropTests;

/// <summary>One whole recovery through clients that others wrote, each with a watch open that is cut in the middle and resumed.</summary>
public sealed class RecoveryTests : IAsyncLifetime
{
    // One for each play: the play moves the node's clock, which does not go back.
    private readonly DemoNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Python_recovers_a_service_over_gRPC_and_fetches_the_evidence()
    {
        var report = await Foreign.PlayWithPython(node.Grpc, node.Http, "haven");
        Judge(report);
        Assert.EndsWith(".zip", report.Pack!.Name, StringComparison.Ordinal);
        Assert.InRange(report.Pack.Largest, 1, 64 * 1024);
        Assert.Contains(report.Pack.Files, file => file.EndsWith(".html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Node_recovers_a_service_over_gRPC() => Judge(await Foreign.PlayWithNode("grpc-js.mjs", node.Grpc, node.Http, "haven"));

    [Fact]
    public async Task Connect_recovers_a_service_over_gRPC_Web() => Judge(await Foreign.PlayWithNode("connect-web.mjs", node.Http, node.Http, "haven"));

    private void Judge(Report report)
    {
        var expected = Refusals();
        Assert.Equal(expected, report.Refused.Select(refused => (Number(refused.Key), refused.Code)));
        Assert.Contains(report.Refused, refused => refused is { Code: "SIGN_OFF_BLOCKED", Status: "FAILED_PRECONDITION", Reasons.Length: > 0 });
        Assert.Equal(Recovery.Steps.Count - expected.Length, report.Accepted.Length);
        Assert.Equal(new RunReport("signed_off", "omar", Complete: true, Open: 0), report.Run);

        // Every change exactly once and in order, although the watch was cut.
        Assert.Equal(1, report.Resumes);
        var positions = report.Changes.Select(change => change.Position).ToArray();
        Assert.Equal(positions.Distinct().Order(), positions);
        Assert.Equal(report.Replay.Where(position => position > report.First), positions);
        Assert.Equal(report.Position, positions[^1]);

        // And they are those of the commands: each acknowledged one is there, at the position that was acknowledged.
        foreach (var (key, position) in report.Accepted.Where(accepted => accepted.Position > report.First))
        {
            Assert.Equal(position, report.Changes.Where(change => change.Key == key).Max(change => change.Position));
        }

        Assert.DoesNotContain("fail:", node.Output, StringComparison.Ordinal);
    }

    private static (int, string)[] Refusals() =>
        [.. Recovery.Steps.Select((step, number) => (Number: number, Code: Recovery.RefusalOf(step))).Where(step => step.Code is not null).Select(step => (step.Number, step.Code!))];

    private static int Number(string key) => int.Parse(key[(key.LastIndexOf('-') + 1)..]);
}
