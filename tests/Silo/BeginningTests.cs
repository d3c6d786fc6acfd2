using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;
using Reinstate.SiloTests.Kit;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

/// <summary>Commands that usually are the first of their stream are decided before anybody looks at it.</summary>
public sealed class BeginningTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_first_command_of_a_stream_reads_nothing_and_neither_do_those_that_follow()
    {
        var notes = Open();

        Assert.Equal(CommandAnswer.Accepted(1, 1), await notes.ExecuteAsync(Note("a", "k1"), Cancellation));
        Assert.Equal(CommandAnswer.Accepted(2, 2), await notes.ExecuteAsync(Note("b", "k2"), Cancellation));

        Assert.Equal(0, _bench.Log.Reads);
        Assert.Equal(["a", "b"], notes.State.Notes);
    }

    [Fact]
    public async Task A_stream_that_was_taken_for_new_and_is_not_is_read_and_the_command_decided_again()
    {
        await Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        var notes = Open();

        Assert.Equal(CommandAnswer.Accepted(2, 2), await notes.ExecuteAsync(Note("b", "k2"), Cancellation));

        Assert.Equal(["a", "b"], notes.State.Notes);
        Assert.Equal([1, 1, 1], _bench.Log.Batches);
    }

    [Fact]
    public async Task What_the_stream_forbids_is_refused_although_it_was_taken_for_new()
    {
        await Open().ExecuteAsync(Note("a", "k1"), Cancellation);

        Assert.Equal(Catalogue.AlreadyExists.Code, (await Open().ExecuteAsync(Note("a", "k2"), Cancellation)).Refusal);
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task A_repeat_is_given_its_first_answer_although_the_stream_was_taken_for_new()
    {
        var first = await Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        await Open().ExecuteAsync(Note("b", "k2"), Cancellation);

        Assert.Equal(first, await Open().ExecuteAsync(Note("a", "k1"), Cancellation));
    }

    [Fact]
    public async Task An_expected_version_of_a_stream_that_was_taken_for_new_is_compared_with_the_log()
    {
        await Open().ExecuteAsync(Note("a", "k1"), Cancellation);

        Assert.Null((await Open().ExecuteAsync(Note("b", "k2", expected: 1), Cancellation)).Refusal);
        Assert.Equal(Catalogue.StaleVersion.Code, (await Open().ExecuteAsync(Note("c", "k3", expected: 0), Cancellation)).Refusal);
    }

    [Fact]
    public async Task Commands_upon_one_that_was_taken_for_the_first_and_was_not_are_decided_again()
    {
        await Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        var notes = Open();

        var answers = await notes.ExecuteAsync([Note("b", "k2"), Note("strike b", "k3"), Note("a", "k4")], Cancellation);

        Assert.Equal([null, null, Catalogue.AlreadyExists.Code], answers.Select(answer => answer.Refusal));
        Assert.Equal(["a"], notes.State.Notes);
    }

    [Fact]
    public async Task What_would_be_decided_is_asked_of_the_log()
    {
        await Open().ExecuteAsync(Note("a", "k1"), Cancellation);

        Assert.Equal(Catalogue.AlreadyExists, (await Open().ProposeAsync(Note("a", "k2"), Cancellation)).Refusal!.Kind);
    }

    private EventSourced<NotesState> Open() => _bench.Open(notes: new Notes { BeginWithNotes = true });
}
