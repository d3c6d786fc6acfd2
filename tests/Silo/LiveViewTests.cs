using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.Boards;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;

namespace Reinstate.SiloTests;

public sealed class LiveViewTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private int _appended;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_view_that_caught_up_holds_all_that_was_committed_before()
    {
        var live = new LiveView(Bench.Tenant, _bench.Log);
        for (var i = 1; i <= 3; i++)
        {
            await AppendAsync(new OrganisationRegistered { Name = $"Meadow {i}" });
            await live.CatchUpAsync();
            Assert.Equal((i, $"Meadow {i}"), (live.View.Position, live.View.Organisation.Name));
        }
    }

    [Fact]
    public async Task Those_who_ask_during_a_reading_share_the_next_one()
    {
        var live = new LiveView(Bench.Tenant, _bench.Log);
        var held = new TaskCompletionSource();
        _bench.Log.BeforeRead = () => held.Task;
        var first = live.CatchUpAsync();
        await AppendAsync(new OrganisationRegistered { Name = "Meadow" });
        var others = Enumerable.Range(0, 10).Select(_ => live.CatchUpAsync()).ToList();
        _bench.Log.BeforeRead = () => Task.CompletedTask;
        held.SetResult();
        await first;
        await Task.WhenAll(others);

        Assert.Equal(2, _bench.Log.Reads);
        Assert.Equal("Meadow", live.View.Organisation.Name);
    }

    [Fact]
    public async Task A_fold_that_meets_an_unknown_event_is_never_shown_again()
    {
        var live = new LiveView(Bench.Tenant, _bench.Log);
        await AppendAsync(new OrganisationRegistered { Name = "Meadow" });
        await live.CatchUpAsync();
        await AppendAsync(new OrganisationRegistered { Name = "Later" }, "reinstate.events.v9.Later");

        var stopped = await Assert.ThrowsAsync<FoldStoppedException>(live.CatchUpAsync);
        Assert.IsType<UnknownEventException>(stopped.InnerException);
        Assert.Throws<FoldStoppedException>(() => live.View);
        await Assert.ThrowsAsync<FoldStoppedException>(live.CatchUpAsync);
    }

    [Fact]
    public async Task A_log_that_was_away_leaves_the_view_where_it_stood()
    {
        var live = new LiveView(Bench.Tenant, _bench.Log);
        await AppendAsync(new OrganisationRegistered { Name = "Meadow" });
        _bench.Log.BeforeRead = () => throw ScriptedLog.Unavailable();
        await Assert.ThrowsAsync<LogUnavailableException>(live.CatchUpAsync);
        Assert.Equal(0, live.View.Position);
        _bench.Log.BeforeRead = () => Task.CompletedTask;

        await live.CatchUpAsync();
        Assert.Equal(1, live.View.Position);
    }

    private async Task AppendAsync(IMessage message, string? type = null)
    {
        var version = _appended++;
        await _bench.Log.AppendAsync(
            [
                new AppendRequest(
                    Bench.Tenant, "organisation", version, $"k{version}", new byte[32], default, _bench.Clock.GetUtcNow(), "s-1", "r",
                    [new NewEvent(type ?? message.Descriptor.FullName, message.ToByteArray(), "", "")]),
            ],
            Cancellation);
    }
}
