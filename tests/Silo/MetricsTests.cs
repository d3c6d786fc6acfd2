using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Silo.Boards;
using Reinstate.Silo.GroupCommit;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class MetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_says_what_waits_what_shared_a_round_trip_and_what_was_turned_away()
    {
        await using var bench = new Bench(new CommitOptions { Capacity = 4 });
        using var heard = new Heard(bench.Queue);
        Assert.Equal("0", heard.Now("reinstate.commit.waiting"));
        bench.Log.Hold();
        var first = bench.Open("first").ExecuteAsync(Note("a", "first"), Cancellation);
        await bench.Log.Waiting.Task;
        var others = Enumerable.Range(0, 5).Select(i => bench.Open($"inc-{i}").ExecuteAsync(Note("a+b", $"k{i}"), Cancellation)).ToList();
        Assert.Equal("2", heard.Now("reinstate.commit.waiting"));
        bench.Log.Release();
        await first;
        await Task.WhenAll(others);

        Assert.Equal("0", heard.Now("reinstate.commit.waiting"));
        Assert.Equal(["1", "2"], heard.Of("reinstate.commit.batch.appends"));
        Assert.Equal(["1", "4"], heard.Of("reinstate.commit.batch.events"));
        Assert.Equal(["some outcome=done", "some outcome=done"], heard.Of("reinstate.commit.duration"));
        Assert.Equal(["1", "1", "1"], heard.Of("reinstate.commit.turned_away"));
    }

    [Fact]
    public async Task Boards_say_how_far_they_are_behind_and_how_many_runs_are_in_memory()
    {
        await using var bench = new Bench();
        var boards = new TenantBoards(bench.Log, TimeProvider.System, BoardMemory.Everything);
        using var metrics = new BoardMetrics(boards);
        await using var queue = new CommitQueue(bench.Log, new CommitOptions(), [metrics], NullLogger<CommitQueue>.Instance);
        using var heard = new Heard(boards);
        Assert.Equal(("0", "0"), (heard.Now("reinstate.board.lag"), heard.Now("reinstate.board.open")));
        await boards.Of(Tenant).CatchUpAsync();

        var person = new PersonSupported { PersonId = "p", ServiceId = "home", Name = "P" };
        await queue.AppendAsync(Append("organisation", "k1", "", new OrganisationRegistered { Name = "Meadow" }, new PersonRegistered { Person = person }));
        await queue.AppendAsync(Append("person/p", "k2", "storm", new ExpectedItemsFrozen { IncidentId = "storm", ServiceId = "home", Person = person }));
        Assert.Equal(("3", "0"), (heard.Now("reinstate.board.lag"), heard.Now("reinstate.board.open")));

        await boards.Of(Tenant).CatchUpAsync();
        Assert.Equal(("0", "1"), (heard.Now("reinstate.board.lag"), heard.Now("reinstate.board.open")));
    }

    [Fact]
    public async Task A_round_trip_that_fails_is_told_as_what_it_was()
    {
        await using var bench = new Bench();
        using var heard = new Heard(bench.Queue);
        bench.Log.Before = _ => throw ScriptedLog.Unavailable();
        await bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        bench.Log.Before = _ => throw new InvalidOperationException("a fault");
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Open().ExecuteAsync(Note("a", "k2"), Cancellation));

        Assert.Equal(["some outcome=unavailable", "some outcome=failed"], heard.Of("reinstate.commit.duration"));
    }

    private static AppendRequest Append(string stream, string key, string incident, params IMessage[] events) => new(
        Tenant, stream, 0, key, new byte[32], default, DateTimeOffset.UnixEpoch, "import", "data_import",
        [.. events.Select(e => new NewEvent(e.Descriptor.FullName, e.ToByteArray(), incident, incident.Length > 0 ? "home" : ""))]);
}
