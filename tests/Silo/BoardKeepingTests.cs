using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Hosting;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using Reinstate.V1;
using static Reinstate.SiloTests.BoardSnapshotTests;

namespace Reinstate.SiloTests;

/// <summary>What a start has to read again, and who sees to it that it is little.</summary>
public sealed class BoardKeepingTests
{
    private readonly TwoBranches _two = TwoBranches.Restored();

    [Fact]
    public async Task A_service_that_is_set_aside_is_read_again_for_what_changes_it_and_for_nothing_else()
    {
        var log = new MemoryLog(_two.Log);
        await SavedAsync(log, _two);
        var live = Open(log);
        var before = log.ScopeReads;
        foreach (var (service, person) in ((string, string)[])[(TwoBranches.North, "n1"), (TwoBranches.South, "s1")])
            Assert.Null(_two.By("bea", new AllocateWorkRequest { IncidentId = TwoBranches.Incident, ServiceId = service, PersonId = person, Step = 9, StaffId = "una" }).Refusal);
        await live.CatchUpAsync();
        await SameAsync(live, _two, new GetBoardRequest());
        Assert.Equal(before, log.ScopeReads);

        var sheet = new ReturnSheetRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North, Serial = $"{TwoBranches.North}-1", PagesReturned = 1, ReturnedAt = new Facts.V1.Moment { Instant = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(TwoBranches.Back) } };
        Assert.Null(_two.By("bea", sheet).Refusal);
        await live.CatchUpAsync();
        await SameAsync(live, _two, new GetBoardRequest());
        Assert.Equal(before + 1, log.ScopeReads);
    }

    [Fact]
    public async Task What_was_committed_is_kept_when_a_node_stops_though_nobody_asked_for_a_board()
    {
        var log = new MemoryLog(_two.Log);
        using var keeper = Keeper(log);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        Commit(keeper, 1);
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(_two.Log.Position, log.Snapshots["board/index"].Version);
        var before = log.ScopeReads;
        var live = Open(log);
        await live.CatchUpAsync();
        await SameAsync(live, _two, new GetBoardRequest());
        Assert.Equal(before, log.ScopeReads);
    }

    [Fact]
    public async Task After_many_events_a_board_is_kept_while_the_node_runs()
    {
        var log = new MemoryLog(_two.Log);
        using var keeper = Keeper(log);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        Commit(keeper, BoardMemory.Usual.SnapshotEvery);
        Assert.True(SpinWait.SpinUntil(() => log.Snapshots.ContainsKey("board/index"), TimeSpan.FromSeconds(30)));
        await keeper.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_event_that_no_program_knows_stops_the_board_also_where_it_was_passed_over_and_never_the_node()
    {
        Assert.Null(_two.Import("n1", TwoBranches.Visit("n1", "a", TwoBranches.Out.AddHours(1), "wes")).Refusal);
        var log = new MemoryLog(_two.Log) { UnknownAt = _two.Log.Position };
        var live = Open(log);
        for (var again = 0; again < 2; again++)
            await Assert.ThrowsAsync<FoldStoppedException>(async () =>
            {
                await live.CatchUpAsync();
                await BoardAnswers.AskAsync(live, new GetBoardRequest(), _two.Now);
            });

        using var keeper = Keeper(log);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        Commit(keeper, BoardMemory.Usual.SnapshotEvery);
        await keeper.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(log.Snapshots);
        Assert.False(keeper.ExecuteTask!.IsFaulted);
    }

    private BoardKeeper Keeper(MemoryLog log) => new(
        new TenantBoards(log, TimeProvider.System, BoardMemory.Usual, new BoardSnapshots(NullLogger<BoardSnapshots>.Instance)), new NodeClock(new FakeTimeProvider(_two.Now)), NullLogger<BoardKeeper>.Instance);

    private void Commit(BoardKeeper keeper, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var added = new NewEvent("made", default, TwoBranches.Incident, TwoBranches.North);
            keeper.Committed(new AppendRequest("acme", "person/n1", i, $"k{i}", new byte[32], default, _two.Now, "bea", "branch_manager", [added]), new AppendOutcome.Appended(_two.Log.Position, i + 1));
        }
    }
}
