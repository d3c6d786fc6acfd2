using Microsoft.Extensions.Time.Testing;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Quotas;
using Reinstate.V1;

namespace Reinstate.GatewayTests.Quotas;

public sealed class FairSharesTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<string> begun = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_alone_has_the_whole_node_and_with_another_a_share()
    {
        var shares = new FairShares(2, clock);
        var held = new TaskCompletionSource();
        var alone = Enumerable.Range(0, 10).Select(i => Run(shares, "loud", $"loud {i}", held.Task)).ToList();
        Assert.Equal((10, 0), shares.Of("loud"));

        await Run(shares, "quiet", "quiet", Task.CompletedTask);
        alone.Add(Run(shares, "loud", "one more", held.Task));
        Assert.Equal((10, 1), shares.Of("loud"));

        held.SetResult();
        await Task.WhenAll(alone);
        Assert.Equal((0, 0), shares.Of("loud"));
    }

    [Fact]
    public async Task Anothers_call_goes_at_once_whatever_a_busy_organisation_has_waiting()
    {
        var shares = new FairShares(2, clock);
        await Run(shares, "quiet", "quiet 0", Task.CompletedTask);
        var held = new TaskCompletionSource();
        var loud = Enumerable.Range(0, 1000).Select(i => Run(shares, "loud", $"loud {i}", held.Task)).ToList();
        Assert.Equal((2, 998), shares.Of("loud"));

        await Run(shares, "quiet", "quiet 1", Task.CompletedTask);
        Assert.Equal(["quiet 0", "loud 0", "loud 1", "quiet 1"], begun);
        held.SetResult();
        await Task.WhenAll(loud);
        Assert.Equal(1002, begun.Count);
    }

    [Fact]
    public async Task Whoever_watches_makes_nobody_share()
    {
        var shares = new FairShares(1, clock);
        await Run(shares, "quiet", "quiet", Task.CompletedTask, CallKind.Watch);
        var held = new TaskCompletionSource();
        var loud = Enumerable.Range(0, 10).Select(i => Run(shares, "loud", $"loud {i}", held.Task)).ToList();
        Assert.Equal((10, 0), shares.Of("loud"));
        held.SetResult();
        await Task.WhenAll(loud);
    }

    [Fact]
    public async Task After_a_while_without_another_the_node_is_ones_own_again()
    {
        var shares = new FairShares(1, clock);
        await Run(shares, "quiet", "quiet", Task.CompletedTask);
        var (first, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        var loud = new List<Task> { Run(shares, "loud", "loud 0", first.Task) };
        loud.AddRange(Enumerable.Range(1, 9).Select(i => Run(shares, "loud", $"loud {i}", held.Task)));
        Assert.Equal((1, 9), shares.Of("loud"));

        clock.Advance(TimeSpan.FromSeconds(11));
        first.SetResult();
        await loud[0];
        Assert.Equal((9, 0), shares.Of("loud"));
        held.SetResult();
        await Task.WhenAll(loud);
    }

    [Fact]
    public async Task People_take_turns_with_their_own_organisations_import()
    {
        var shares = new FairShares(1, clock);
        await Run(shares, "quiet", "quiet", Task.CompletedTask);
        var held = new TaskCompletionSource();
        List<Task> all =
        [
            Run(shares, "loud", "lot 0", held.Task, CallKind.Bulk, weight: 50),
            .. Enumerable.Range(1, 3).Select(i => Run(shares, "loud", $"lot {i}", Task.CompletedTask, CallKind.Bulk, weight: 50)),
            .. Enumerable.Range(0, 2).Select(i => Run(shares, "loud", $"call {i}", Task.CompletedTask)),
        ];
        held.SetResult();
        await Task.WhenAll(all);

        Assert.Equal(["quiet", "lot 0", "call 0", "lot 1", "call 1", "lot 2", "lot 3"], begun);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_is_not_run_and_holds_up_nobody()
    {
        var shares = new FairShares(1, clock);
        await Run(shares, "quiet", "quiet", Task.CompletedTask);
        var held = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var first = Run(shares, "loud", "first", held.Task);
        var second = shares.RunAsync("loud", 1, CallKind.Single, () => Task.FromResult(Begin("second")), gone.Token);
        var third = Run(shares, "loud", "third", Task.CompletedTask);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        held.SetResult();
        await Task.WhenAll(first, third);

        Assert.Equal(["quiet", "first", "third"], begun);
        Assert.Equal((0, 0), shares.Of("loud"));
    }

    [Fact]
    public async Task A_call_that_fails_leaves_its_place()
    {
        var shares = new FairShares(1, clock);
        await Assert.ThrowsAsync<TimeoutException>(() => shares.RunAsync<bool>("loud", 1, CallKind.Single, () => throw new TimeoutException(), Cancellation));
        Assert.Equal((0, 0), shares.Of("loud"));
    }

    /// <summary>The noisy neighbour, without a clock: what a busy organisation may have before the grains is its share, and another's call passes all of the rest.</summary>
    [Fact]
    public async Task On_a_node_a_busy_organisation_has_its_share_at_the_grains_and_anothers_call_is_answered_before_the_rest()
    {
        await using var node = await GatewayNode.Start(options => options.Quotas.Share = 4);
        var gate = new TaskCompletionSource<CommandAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource();
        var atGrains = 0;
        node.Grains.OnCommand = call =>
        {
            if (call.Tenant != "rival")
            {
                return Task.FromResult(CommandAnswer.Accepted(7, 3));
            }

            if (Interlocked.Increment(ref atGrains) == 4)
            {
                full.SetResult();
            }

            return gate.Task;
        };
        await node.Close();
        var loud = Enumerable.Range(0, 60).Select(_ => node.Close(GatewayNode.As("rival"))).ToList<Task>();
        using var bulk = new BulkService.BulkServiceClient(node.Rpc).Execute(GatewayNode.As("rival"), cancellationToken: Cancellation);
        await bulk.RequestStream.WriteAsync(new BulkRequest { Commands = { Enumerable.Range(0, 60).Select(Void) } }, Cancellation);
        await full.Task.WaitAsync(Cancellation);

        for (var i = 0; i < 20; i++)
        {
            await node.Close();
        }

        Assert.Equal(4, atGrains);
        gate.SetResult(CommandAnswer.Accepted(7, 3));
        await Task.WhenAll(loud);
        await bulk.RequestStream.CompleteAsync();
        var answered = 0;
        while (await bulk.ResponseStream.MoveNext(Cancellation))
        {
            answered += bulk.ResponseStream.Current.Answers.Count;
        }

        Assert.Equal((60, 120), (answered, atGrains));
    }

    private Task Run(FairShares shares, string tenant, string name, Task until, CallKind kind = CallKind.Single, int weight = 1) => shares.RunAsync(
        tenant, weight, kind,
        async () =>
        {
            Begin(name);
            await until;
            return true;
        },
        Cancellation);

    private bool Begin(string name)
    {
        lock (begun)
        {
            begun.Add(name);
        }

        return true;
    }

    private static BulkCommand Void(int i) => new()
    {
        VoidEntry = new VoidEntryRequest { Header = new CommandHeader { IdempotencyKey = $"k-{i}" }, IncidentId = "storm", PersonId = $"p-{i}", EntryId = "e" },
    };
}
