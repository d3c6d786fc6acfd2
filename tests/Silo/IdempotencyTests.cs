using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.SiloTests.Kit;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

/// <summary>The same key: the same answer, or a refusal on record (rules 5 of the architecture and 12 of the domain).</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_repeat_gets_the_first_answer_although_the_command_would_now_be_refused()
    {
        var notes = _bench.Open();
        var first = await notes.ExecuteAsync(Note("a", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("b", "k2"), Cancellation);

        Assert.Equal(first, await notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        Assert.Equal(first, await _bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation));
        Assert.Equal(2, (await _bench.TailAsync()).Count);
    }

    [Fact]
    public async Task A_repeat_with_a_version_that_has_passed_gets_the_first_answer()
    {
        var notes = _bench.Open();
        var first = await notes.ExecuteAsync(Note("a", "k1", expected: 0), Cancellation);

        Assert.Equal(first, await notes.ExecuteAsync(Note("a", "k1", expected: 0), Cancellation));
    }

    [Fact]
    public async Task A_command_that_changes_nothing_is_remembered_by_its_key()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("a", "k1"), Cancellation);
        var first = await notes.ExecuteAsync(Note("nothing", "k2"), Cancellation);
        await notes.ExecuteAsync(Note("b", "k3"), Cancellation);

        Assert.Equal((1, 1), (first.Position, first.Version));
        Assert.Equal(first, await notes.ExecuteAsync(Note("nothing", "k2"), Cancellation));
        Assert.Equal(Catalogue.IdempotencyKeyReused.Code, (await notes.ExecuteAsync(Note("c", "k2"), Cancellation)).Refusal);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("a")]
    public async Task A_key_with_another_command_is_refused_and_that_is_on_record_once(string present)
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("a", "k0"), Cancellation);
        await notes.ExecuteAsync(Note("first", "k1"), Cancellation);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Catalogue.IdempotencyKeyReused.Code, (await notes.ExecuteAsync(Note(present, "k1"), Cancellation)).Refusal);
        }

        Assert.Equal(Catalogue.IdempotencyKeyReused.Code, (await notes.ExecuteAsync(Note("third", "k1"), Cancellation)).Refusal);
        var conflicts = (await _bench.TailAsync()).Where(e => e.Type == IdempotencyConflictNoted.Descriptor.FullName).ToList();
        Assert.Equal(2, conflicts.Count);
        var noted = IdempotencyConflictNoted.Parser.ParseFrom(conflicts[0].Data.Span);
        Assert.Equal(("k1", "reinstate.v1.NoteTimelineRequest"), (noted.IdempotencyKey, noted.Command));
        Assert.Null((await notes.ExecuteAsync(Note("after", "k9"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task A_key_of_one_aggregate_is_taken_for_all_of_the_tenant()
    {
        await _bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        var other = _bench.Open("inc-2");

        Assert.Equal(Catalogue.IdempotencyKeyReused.Code, (await other.ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task After_a_commit_whose_answer_was_lost_the_same_key_gets_it_and_nothing_is_doubled()
    {
        var notes = _bench.Open();
        _bench.Log.After = _ => throw ScriptedLog.Unavailable();
        Assert.Equal(Catalogue.Unavailable.Code, (await notes.ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        _bench.Log.After = _ => { };

        var answer = await notes.ExecuteAsync(Note("a", "k1"), Cancellation);

        Assert.Equal((null, 1, 1), (answer.Refusal, answer.Position, answer.Version));
        Assert.Single(await _bench.TailAsync());
        Assert.Equal(["a"], notes.State.Notes);
    }

    [Fact]
    public async Task After_an_append_that_never_happened_the_same_key_appends_it()
    {
        var notes = _bench.Open();
        _bench.Log.Before = _ => throw ScriptedLog.Unavailable();
        Assert.Equal(Catalogue.Unavailable.Code, (await notes.ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        _bench.Log.Before = _ => { };

        Assert.Null((await notes.ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task A_repeat_that_overtakes_its_own_first_attempt_is_answered_once()
    {
        var (one, other) = (_bench.Open(), _bench.Open());
        _bench.Log.Hold();
        var first = one.ExecuteAsync(Note("a", "k1"), Cancellation);
        await _bench.Log.Waiting.Task;
        var second = other.ExecuteAsync(Note("a", "k1"), Cancellation);
        _bench.Log.Release();

        Assert.Equal(await first, await second);
        Assert.Single(await _bench.TailAsync());
    }
}
