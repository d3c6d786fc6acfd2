using CsCheck;
using Grpc.Core;
using Orleans.Runtime;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class WatchTests
{
    private const string Tenant = "haven";

    [Fact]
    public async Task A_watch_begins_with_the_state_and_its_position()
    {
        await using var node = await GatewayNode.Start(Quick);
        node.Grains.Append(Tenant, 5);
        using var watch = Watch(node);
        var first = await Next(watch);
        Assert.True(first.CurrentState);
        Assert.Equal((node.Grains.Positions(Tenant)[^1], 2), (first.Position, first.Runs.Count));
        Assert.Empty(first.Changes);
    }

    [Fact]
    public async Task Cut_at_random_and_resumed_every_change_arrives_once_and_in_order()
    {
        // A tiny ring and tiny pages, so that a watcher that was away is served from the log as well as from memory.
        await using var node = await GatewayNode.Start(o =>
        {
            Quick(o);
            (o.RecentFrameBytes, o.ChangesPerFrame) = (500, 7);
        });
        var organisation = 0;
        await Gen.Select(Gen.Int[0, 20], Gen.Select(Gen.Int[0, 30], Gen.Int[0, 12], Gen.Bool).Array[1, 6]).SampleAsync(
            async (before, steps) =>
            {
                var tenant = $"org-{Interlocked.Increment(ref organisation)}";
                node.Grains.Append(tenant, before);
                var seen = new List<long>();
                var cursor = 0L;
                foreach (var (appended, read, ring) in steps)
                {
                    using var watch = Watch(node, new WatchRequest { AfterPosition = cursor }, tenant);
                    node.Grains.Append(tenant, appended);
                    if (ring)
                    {
                        node.Signals.Ring(tenant);
                    }

                    var missing = node.Grains.Positions(tenant).Count - seen.Count;
                    for (var wanted = seen.Count + Math.Min(read, missing); seen.Count < wanted;)
                    {
                        var frame = await Next(watch);
                        seen.AddRange(frame.Changes.Select(change => change.Position));
                        cursor = frame.Position;
                    }
                }

                using var last = Watch(node, new WatchRequest { AfterPosition = cursor }, tenant);
                while (seen.Count < node.Grains.Positions(tenant).Count)
                {
                    seen.AddRange((await Next(last)).Changes.Select(change => change.Position));
                }

                Assert.Equal(node.Grains.Positions(tenant), seen);
            },
            iter: 60,
            threads: 4);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task A_filtered_watcher_sees_its_own_changes_and_how_far_the_log_has_come()
    {
        await using var node = await GatewayNode.Start(o =>
        {
            Quick(o);
            o.Heartbeat = TimeSpan.FromMilliseconds(50);
        });
        using var watch = Watch(node, new WatchRequest { AfterPosition = 0, ServiceId = "oak" });
        node.Grains.Append(Tenant, 40);
        node.Grains.Append(Tenant, 1, "oak");
        node.Grains.Append(Tenant, 40);
        node.Signals.Ring(Tenant);
        var (changes, reached) = (new List<Change>(), 0L);
        while (reached < node.Grains.Positions(Tenant)[^1])
        {
            var frame = await Next(watch);
            changes.AddRange(frame.Changes);
            Assert.All(frame.Runs, run => Assert.Equal("oak", run.ServiceId));
            reached = frame.Position;
        }

        Assert.Equal([node.Grains.Positions(Tenant)[40]], changes.Select(change => change.Position));
    }

    [Fact]
    public async Task Lost_signals_cost_time_and_bring_a_new_subscription_but_no_change()
    {
        await using var node = await GatewayNode.Start(Quick);
        using var watch = Watch(node, new WatchRequest { AfterPosition = 0 });
        var seen = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            node.Grains.Append(Tenant, 1);
            while (seen.Count <= i)
            {
                seen.AddRange((await Next(watch)).Changes.Select(change => change.Position));
            }
        }

        Assert.Equal(node.Grains.Positions(Tenant), seen);
        await node.Signals.Resubscribed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lost_silo_delays_a_watch_but_skips_nothing()
    {
        await using var node = await GatewayNode.Start(Quick);
        using var watch = Watch(node, new WatchRequest { AfterPosition = 0 });
        await Next(watch);
        var failures = 3;
        node.Grains.BeforeRead = _ => Interlocked.Decrement(ref failures) >= 0 ? throw new SiloUnavailableException("gone") : Task.CompletedTask;
        node.Grains.Append(Tenant, 9);
        var seen = new List<long>();
        while (seen.Count < 9)
        {
            seen.AddRange((await Next(watch)).Changes.Select(change => change.Position));
        }

        Assert.Equal(node.Grains.Positions(Tenant), seen);
    }

    [Fact]
    public async Task A_watch_that_cannot_be_served_for_long_ends_rather_than_pretend_that_nothing_happens()
    {
        await using var node = await GatewayNode.Start(o =>
        {
            Quick(o);
            (o.Patience, o.Heartbeat) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(50));
        });
        node.Grains.BeforeRead = _ => throw new SiloUnavailableException("gone");
        using var watch = Watch(node);
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await Next(watch);
            }
        });
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (ended.StatusCode, RefusalTests.Detail(ended).Code));
    }

    [Fact]
    public async Task A_watcher_that_never_reads_does_not_hold_up_another()
    {
        await using var node = await GatewayNode.Start(o =>
        {
            Quick(o);
            o.RecentFrameBytes = 10_000;
        });
        using var stalled = Watch(node, new WatchRequest { AfterPosition = 0 });
        using var reading = Watch(node, new WatchRequest { AfterPosition = 0 });
        var seen = 0;
        for (var round = 0; round < 40; round++)
        {
            node.Grains.Append(Tenant, 500);
            node.Signals.Ring(Tenant);
            while (seen < (round + 1) * 500)
            {
                seen += (await Next(reading)).Changes.Count;
            }
        }

        var late = 0;
        while (late < seen)
        {
            late += (await Next(stalled)).Changes.Count;
        }

        Assert.Equal(seen, late);
    }

    [Fact]
    public async Task A_node_that_stops_tells_its_watchers_where_to_resume()
    {
        await using var node = await GatewayNode.Start(Quick);
        node.Grains.Append(Tenant, 3);
        using var watch = Watch(node);
        var position = (await Next(watch)).Position;
        var stopping = node.Stop();
        var ended = await Assert.ThrowsAsync<RpcException>(() => Next(watch));
        await stopping;
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
        Assert.Equal([$"this node stops: reconnect and resume after position {position}"], RefusalTests.Detail(ended).Reasons);
        Assert.Empty(node.Errors.Entries);
    }

    [Theory]
    [InlineData(-1, "after_position: negative")]
    [InlineData(1000, "after_position: beyond the end of the log (0)")]
    public async Task A_position_of_no_log_is_refused(long after, string reason)
    {
        await using var node = await GatewayNode.Start(Quick);
        using var watch = Watch(node, new WatchRequest { AfterPosition = after });
        var refused = await Assert.ThrowsAsync<RpcException>(() => Next(watch));
        Assert.Equal([reason], RefusalTests.Detail(refused).Reasons);
    }

    [Fact]
    public async Task The_board_of_an_unknown_organisation_cannot_be_watched()
    {
        await using var node = await GatewayNode.Start(Quick);
        node.Grains.OnQuery = _ => Task.FromResult(FakeGrains.Refuse(Catalogue.OrganisationUnknown));
        using var watch = Watch(node);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Next(watch))).StatusCode);
    }

    private static void Quick(GatewayOptions options) => options.PollInterval = TimeSpan.FromMilliseconds(20);

    private static AsyncServerStreamingCall<WatchReply> Watch(GatewayNode node, WatchRequest? request = null, string tenant = Tenant) =>
        new ReconciliationService.ReconciliationServiceClient(node.Rpc)
            .Watch(request ?? new WatchRequest(), GatewayNode.As(tenant), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<WatchReply> Next(AsyncServerStreamingCall<WatchReply> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        return watch.ResponseStream.Current;
    }
}
