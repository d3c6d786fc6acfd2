using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using Reinstate.V1;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class EventSourcedTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_accepted_command_is_in_the_log_and_the_state_equals_its_rebuild()
    {
        var notes = _bench.Open();

        Assert.Equal(CommandAnswer.Accepted(1, 1), await notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        Assert.Equal(CommandAnswer.Accepted(3, 3), await notes.ExecuteAsync(Note("b+c", "k2"), Cancellation));

        Assert.Equal(["a", "b", "c"], notes.State.Notes);
        var stored = await _bench.TailAsync();
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 12, 0, 0, 123, TimeSpan.Zero), stored[0].Context.RecordedAt);
        Assert.Equal(("staff-7", "registered_manager", "k1", "inc-1"), (stored[0].Context.Actor, stored[0].Context.Role, stored[0].Context.Key, stored[0].Context.Incident));
        var rebuilt = _bench.Open();
        await rebuilt.CatchUpAsync(Cancellation);
        Assert.Equal(notes.State.Notes, rebuilt.State.Notes);
    }

    [Fact]
    public async Task A_command_costs_one_append_and_no_question_to_the_log()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("a", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("b", "k2"), Cancellation);

        Assert.Equal([1, 1], _bench.Log.Batches);
        Assert.Equal([false, false], _bench.FreshAsked);
    }

    [Fact]
    public async Task A_refusal_leaves_no_trace_and_may_be_lifted_later()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("a", "k1"), Cancellation);

        var refused = await notes.ExecuteAsync(Note("a", "k2"), Cancellation);
        Assert.Equal((Catalogue.AlreadyExists.Code, "a"), (refused.Refusal, Assert.Single(refused.Reasons)));
        Assert.Single(await _bench.TailAsync());

        await notes.ExecuteAsync(Note("strike a", "k3"), Cancellation);
        Assert.Null((await notes.ExecuteAsync(Note("a", "k2"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task A_refusal_on_record_is_given_again_although_the_state_has_changed()
    {
        var notes = _bench.Open();

        var refused = await notes.ExecuteAsync(Note("on record", "k1"), Cancellation);
        var again = await notes.ExecuteAsync(Note("on record", "k1"), Cancellation);

        Assert.Equal((Catalogue.SignOffBlocked.Code, 1, 1), (refused.Refusal, refused.Position, refused.Version));
        Assert.Equal(["one", "two"], refused.Reasons);
        Assert.Equal((refused.Refusal, refused.Position, refused.Version), (again.Refusal, again.Position, again.Version));
        Assert.Equal(refused.Reasons, again.Reasons);
        Assert.Equal(["attempt"], notes.State.Notes);
    }

    [Fact]
    public async Task An_expected_version_that_has_passed_is_stale()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("a", "k1", expected: 0), Cancellation);

        Assert.Equal(Catalogue.StaleVersion.Code, (await notes.ExecuteAsync(Note("b", "k2", expected: 0), Cancellation)).Refusal);
        Assert.Null((await notes.ExecuteAsync(Note("b", "k2", expected: 1), Cancellation)).Refusal);
    }

    [Fact]
    public async Task Two_instances_of_one_stream_both_get_their_commands_in()
    {
        var (one, other) = (_bench.Open(), _bench.Open());
        for (var i = 0; i < 10; i++)
        {
            var answers = await Task.WhenAll(one.ExecuteAsync(Note($"one {i}", $"one-{i}"), Cancellation), other.ExecuteAsync(Note($"other {i}", $"other-{i}"), Cancellation));
            Assert.All(answers, answer => Assert.Null(answer.Refusal));
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), (await _bench.TailAsync()).Select(e => e.Version));
        await one.CatchUpAsync(Cancellation);
        await other.CatchUpAsync(Cancellation);
        Assert.Equal(one.State.Notes, other.State.Notes);
    }

    [Fact]
    public async Task A_refusal_never_rests_on_a_state_that_has_passed()
    {
        var (one, other) = (_bench.Open(), _bench.Open());
        await one.ExecuteAsync(Note("a", "k1"), Cancellation);
        await other.ExecuteAsync(Note("strike a", "k2"), Cancellation);

        Assert.Null((await one.ExecuteAsync(Note("a", "k3"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task A_refusal_from_the_surroundings_is_judged_once_more_on_fresh_ones()
    {
        var notes = _bench.Open();
        _bench.Organisation = ("", "Meadow");
        Assert.Null((await notes.ExecuteAsync(Note("of Meadow", "k1"), Cancellation)).Refusal);
        Assert.Equal([false, true], _bench.FreshAsked);

        _bench.Organisation = ("", "");
        Assert.Equal(Catalogue.OrganisationUnknown.Code, (await notes.ExecuteAsync(Note("of Meadow", "k2"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task A_command_that_always_comes_second_is_told_to_come_again()
    {
        var asked = 0;
        var appender = new AlwaysConflicts(() => asked++);
        var notes = new EventSourced<NotesState>(new Notes(), Tenant, "inc-1", _bench.Workings with { Appender = appender });

        Assert.Equal(Catalogue.Contended.Code, (await notes.ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        Assert.Equal(EventSourced<NotesState>.MaxRounds + 1, asked);
    }

    [Fact]
    public async Task A_scope_that_moves_is_judged_again()
    {
        var judged = 0;
        _bench.Judgement = async () =>
        {
            var head = (await _bench.Log.HeadAsync(Tenant, Cancellation)).Position;
            if (judged++ < 2)
            {
                await _bench.Open("inc-2").ExecuteAsync(Note($"meanwhile {judged}", $"m{judged}"), Cancellation);
                await _bench.Open().ExecuteAsync(Note($"meanwhile {judged}", $"n{judged}"), Cancellation);
            }

            return Judged(head);
        };
        var notes = _bench.Open();
        var close = Call(new CloseIncidentRequest { IncidentId = "inc-1" }, "k1");

        Assert.Null((await notes.ExecuteAsync(close, Cancellation)).Refusal);
        Assert.Equal(3, judged);
        Assert.Equal("closed", notes.State.Notes[^1]);

        Assert.Null((await notes.ExecuteAsync(close, Cancellation)).Refusal);
        Assert.Equal(3, judged);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_scope_is_told()
    {
        _bench.Judgement = () => Task.FromResult(Judged(0, "sheet S-1", "sheet S-2"));

        var refused = await _bench.Open().ExecuteAsync(Call(new CloseIncidentRequest { IncidentId = "inc-1" }, "k1"), Cancellation);

        Assert.Equal(Catalogue.SignOffBlocked.Code, refused.Refusal);
        Assert.Equal(["sheet S-1", "sheet S-2"], refused.Reasons);
    }

    [Fact]
    public async Task An_event_that_this_program_does_not_know_stops_the_aggregate_loudly()
    {
        await _bench.Log.AppendAsync(
            [new AppendRequest(Tenant, "incident/inc-1", 0, "k0", new byte[32], default, default, "a", "r", [new NewEvent("reinstate.events.v9.Later", default, "", "")])], Cancellation);

        await Assert.ThrowsAsync<UnknownEventException>(() => _bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation));
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task What_cannot_be_understood_is_refused()
    {
        var notes = _bench.Open();

        Assert.Equal(Catalogue.Unauthenticated.Code, (await notes.ExecuteAsync(Note("a", "k1", tenant: "other"), Cancellation)).Refusal);
        Assert.Equal(Catalogue.InvalidArgument.Code, (await notes.ExecuteAsync(Note("a", ""), Cancellation)).Refusal);
        Assert.Equal(Catalogue.InvalidArgument.Code, (await notes.ExecuteAsync(Note("a", "k1") with { Type = "reinstate.v1.Unheard" }, Cancellation)).Refusal);
        Assert.Equal(Catalogue.InvalidArgument.Code, (await notes.ExecuteAsync(Note("a", "k1") with { Payload = new byte[] { 255 } }, Cancellation)).Refusal);
        Assert.Equal(Catalogue.InvalidArgument.Code, (await notes.ExecuteAsync(Call(new GetBoardRequest(), "k1"), Cancellation)).Refusal);
        Assert.Empty(await _bench.TailAsync());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class AlwaysConflicts(Action asked) : IAppender
    {
        public Task<AppendOutcome?> AppendAsync(AppendRequest request, Task<AppendOutcome?>? after = null)
        {
            asked();
            return Task.FromResult<AppendOutcome?>(new AppendOutcome.Conflict(request.ExpectedVersion + 1));
        }
    }
}
