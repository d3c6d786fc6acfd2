using Reinstate.Contracts.Refusals;
using Reinstate.Silo.GroupCommit;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class CommitQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_arrives_during_a_commit_shares_the_next_one_in_the_order_of_arrival()
    {
        await using var bench = new Bench(new CommitOptions { MaxBatch = 64 });
        bench.Log.Hold();
        var first = bench.Open("first").ExecuteAsync(Note("a", "first"), Cancellation);
        await bench.Log.Waiting.Task;
        var others = Enumerable.Range(0, 100).Select(i => bench.Open($"inc-{i}").ExecuteAsync(Note("a", $"k{i}"), Cancellation)).ToList();
        bench.Log.Release();
        await first;
        var answers = await Task.WhenAll(others);

        Assert.Equal([1, 64, 36], bench.Log.Batches);
        Assert.Equal(Enumerable.Range(2, 100).Select(n => (long)n), answers.Select(a => a.Position));
    }

    [Fact]
    public async Task Concurrent_commands_are_each_in_the_log_exactly_once()
    {
        await using var bench = new Bench();
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(
            () => bench.Open($"inc-{i % 50}").ExecuteAsync(Note($"note {i}", $"k{i}"), Cancellation), Cancellation)));

        Assert.All(answers, answer => Assert.True(answer.Refusal is null || answer.Refusal == Catalogue.Contended.Code));
        var accepted = answers.Where(a => a.Refusal is null).Select(a => a.Position).Order().ToList();
        Assert.Equal((await bench.TailAsync()).Select(e => e.Position), accepted);
    }

    [Fact]
    public async Task When_too_much_waits_a_command_is_turned_away_unsaved()
    {
        await using var bench = new Bench(new CommitOptions { Capacity = 1 });
        bench.Log.Hold();
        var first = bench.Open("inc-1").ExecuteAsync(Note("a", "k1"), Cancellation);
        await bench.Log.Waiting.Task;
        var second = bench.Open("inc-2").ExecuteAsync(Note("a", "k2"), Cancellation);

        Assert.Equal(Catalogue.Overloaded.Code, (await bench.Open("inc-3").ExecuteAsync(Note("a", "k3"), Cancellation)).Refusal);
        bench.Log.Release();
        await Task.WhenAll(first, second);
        Assert.Equal(["k1", "k2"], (await bench.TailAsync()).Select(e => e.Context.Key));
    }

    [Fact]
    public async Task Draining_answers_all_that_waits_and_takes_nothing_more()
    {
        await using var bench = new Bench();
        bench.Log.Hold();
        var waiting = Enumerable.Range(0, 20).Select(i => bench.Open($"inc-{i}").ExecuteAsync(Note("a", $"k{i}"), Cancellation)).ToList();
        await bench.Log.Waiting.Task;
        var drained = bench.Queue.DrainAsync();
        Assert.Equal(Catalogue.Unavailable.Code, (await bench.Open("late").ExecuteAsync(Note("a", "late"), Cancellation)).Refusal);
        bench.Log.Release();
        await drained;

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Null(answer.Refusal));
    }

    [Fact]
    public async Task A_fault_of_one_request_does_not_fail_its_neighbours()
    {
        await using var bench = new Bench();
        bench.Log.Before = batch =>
        {
            if (batch.Any(r => r.Key == "poison"))
            {
                throw new InvalidOperationException();
            }
        };
        bench.Log.Hold();
        var first = bench.Open("first").ExecuteAsync(Note("a", "first"), Cancellation);
        await bench.Log.Waiting.Task;
        var good = bench.Open("inc-1").ExecuteAsync(Note("a", "k1"), Cancellation);
        var poison = bench.Open("inc-2").ExecuteAsync(Note("a", "poison"), Cancellation);
        var other = bench.Open("inc-3").ExecuteAsync(Note("a", "k3"), Cancellation);
        bench.Log.Release();

        await first;
        Assert.Null((await good).Refusal);
        Assert.Null((await other).Refusal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => poison);
    }

    [Fact]
    public async Task A_log_that_is_away_fails_all_of_the_batch_and_nothing_after_it()
    {
        await using var bench = new Bench();
        bench.Log.Before = _ => throw ScriptedLog.Unavailable();
        Assert.Equal(Catalogue.Unavailable.Code, (await bench.Open("inc-1").ExecuteAsync(Note("a", "k1"), Cancellation)).Refusal);
        bench.Log.Before = _ => { };

        Assert.Null((await bench.Open("inc-2").ExecuteAsync(Note("a", "k2"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task Observers_hear_of_events_once_they_are_durable_and_of_nothing_else()
    {
        var heard = new Heard();
        await using var bench = new Bench(null, heard);
        heard.Log = bench.Log;
        var notes = bench.Open();
        await notes.ExecuteAsync(Note("a+b", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("a", "refused"), Cancellation);
        await notes.ExecuteAsync(Note("a+b", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("nothing", "k2"), Cancellation);

        Assert.Equal([(2L, 2L)], heard.Positions);
    }

    private sealed class Heard : ICommitObserver
    {
        public ILog Log { get; set; } = null!;

        public List<(long Announced, long Head)> Positions { get; } = [];

        public void Committed(AppendRequest request, AppendOutcome.Appended outcome) =>
            Positions.Add((outcome.Position, Log.HeadAsync(request.Tenant, Cancellation).AsTask().Result.Position));
    }
}
