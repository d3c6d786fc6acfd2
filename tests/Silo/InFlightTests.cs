using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Silo.EventSourcing;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

/// <summary>An aggregate that decides on top of what is not committed yet, and answers nothing before it is.</summary>
public sealed class InFlightTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    /// <summary>Calls interleave where they wait and never run side by side, as in a grain.</summary>
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Commands_to_one_aggregate_that_arrive_together_share_commits_and_rest_on_each_other()
    {
        var notes = await HeldAfterAsync("first");
        var answers = All(notes, Note("a", "k1"), Note("strike a", "k2"), Note("a", "k3"));
        while (_bench.Queue.Waiting < 3)
            await On(() => Task.FromResult(notes.State));
        _bench.Log.Release();

        Assert.Equal([(3L, 3L), (4, 4), (5, 5)], (await answers).Select(answer => (answer.Position, answer.Version)));
        Assert.Equal([1, 1, 3], _bench.Log.Batches);
        Assert.Equal(["first", "held", "a"], notes.State.Notes);
    }

    [Fact]
    public async Task Nothing_in_flight_is_shown_or_answered()
    {
        var notes = _bench.Open();
        await On(() => notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        _bench.Log.Hold();
        var answers = All(notes, Note("b", "k2"), Note("c", "k3"));
        await _bench.Log.Waiting.Task;

        Assert.False(answers.IsCompleted);
        Assert.Equal(["a"], notes.State.Notes);
        _bench.Log.Release();
        await answers;
        Assert.Equal(["a", "b", "c"], notes.State.Notes);
    }

    [Fact]
    public async Task A_refusal_that_rests_on_what_is_in_flight_waits_for_its_commit()
    {
        var notes = _bench.Open();
        _bench.Log.Hold();
        var answers = All(notes, Note("a", "k1"), Note("a", "k2"));
        await _bench.Log.Waiting.Task;
        Assert.False(answers.IsCompleted);
        _bench.Log.Release();

        Assert.Equal([null, Catalogue.AlreadyExists.Code], (await answers).Select(answer => answer.Refusal));
    }

    [Fact]
    public async Task What_rested_on_a_lost_race_is_decided_again_even_where_the_version_would_fit()
    {
        var notes = _bench.Open();
        await On(() => notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        await _bench.Open().ExecuteAsync(Note("strike a", "elsewhere"), Cancellation);

        // Decided: "b" is the second event, and "strike b" the third. Elsewhere the second event was another.
        var answers = await All(notes, Note("b", "k2"), Note("strike b", "k3"), Note("c", "k4"));

        Assert.Equal([(3L, null), (4, null), (5, (string?)null)], answers.Select(answer => (answer.Version, answer.Refusal)));
        Assert.Equal(["a", "strike a", "b", "strike b", "c"], (await _bench.TailAsync()).Select(e => ((TimelineNoted)RecordedEvents.Of(e).Event).Text));
        Assert.Equal(["c"], notes.State.Notes);
    }

    [Fact]
    public async Task A_lot_is_answered_one_by_one_and_keeps_its_order_when_it_must_be_decided_again()
    {
        var notes = _bench.Open();
        await On(() => notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        await _bench.Open().ExecuteAsync(Note("x", "elsewhere"), Cancellation);

        CommandCall[] lot = [Note("b", "k2"), Note("strike b", "k3"), Note("b", "k4"), Note("x", "k5"), Note("c", "k6", tenant: "rival"), Note("c", "k7")];
        var answers = await On(() => notes.ExecuteAsync(lot, Cancellation));

        Assert.Equal([null, null, null, Catalogue.AlreadyExists.Code, Catalogue.Unauthenticated.Code, null], answers.Select(answer => answer.Refusal));
        Assert.Equal(["a", "x", "b", "c"], notes.State.Notes);
        Assert.Equal(["k1", "elsewhere", "k2", "k3", "k4", "k7"], (await _bench.TailAsync()).Select(e => e.Context.Key));
    }

    [Fact]
    public async Task What_rests_on_an_append_whose_outcome_is_unknown_is_decided_again()
    {
        var notes = await HeldAfterAsync("first");
        var failures = 1;
        _bench.Log.Before = batch =>
        {
            if (batch.Any(request => request.Key == "k1") && failures-- > 0)
            {
                throw ScriptedLog.Unavailable();
            }
        };
        var lost = On(() => notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        _bench.Log.Release();

        Assert.Equal(Catalogue.Unavailable.Code, (await lost).Refusal);
        Assert.Null((await On(() => notes.ExecuteAsync(Note("b", "k2"), Cancellation))).Refusal);
        Assert.Null((await On(() => notes.ExecuteAsync(Note("a", "k1"), Cancellation))).Refusal);
        Assert.Equal(["first", "held", "b", "a"], notes.State.Notes);
    }

    [Fact]
    public async Task A_repeat_of_what_is_in_flight_gets_the_answer_of_that()
    {
        var notes = await HeldAfterAsync("first");
        var answers = All(notes, Note("a", "k1"), Note("a", "k1"), Note("b", "k1"));
        _bench.Log.Release();

        var told = await answers;
        Assert.Equal(told[0], told[1]);
        Assert.Equal(Catalogue.IdempotencyKeyReused.Code, told[2].Refusal);
        Assert.Equal(["first", "held", "a"], notes.State.Notes);
    }

    [Fact]
    public async Task An_expected_version_counts_what_is_in_flight()
    {
        var notes = await HeldAfterAsync("first");
        var answers = All(notes, Note("a", "k1", expected: 2), Note("b", "k2", expected: 2), Note("c", "k3", expected: 3));
        _bench.Log.Release();

        Assert.Equal([null, Catalogue.StaleVersion.Code, null], (await answers).Select(answer => answer.Refusal));
    }

    // One append is under way and waits, so that what comes now waits behind it.
    private async Task<EventSourced<NotesState>> HeldAfterAsync(string text)
    {
        var notes = _bench.Open();
        await On(() => notes.ExecuteAsync(Note(text, "k0"), Cancellation));
        _bench.Log.Hold();
        _ = On(() => notes.ExecuteAsync(Note("held", "held"), Cancellation));
        await _bench.Log.Waiting.Task;
        return notes;
    }

    private Task<CommandAnswer[]> All(EventSourced<NotesState> notes, params CommandCall[] calls) =>
        On(() => Task.WhenAll(calls.Select(call => notes.ExecuteAsync(call, Cancellation))));

    private Task<T> On<T>(Func<Task<T>> work) => Task.Factory.StartNew(work, Cancellation, TaskCreationOptions.None, _turns).Unwrap();
}
