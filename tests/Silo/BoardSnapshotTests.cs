using System.Collections.Immutable;
using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.Reconciliation.Model;
using Reinstate.Silo.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Snapshots;
using Reinstate.Silo.Verification;
using Reinstate.SiloTests.Kit;
using Reinstate.V1;
using Finding = Reinstate.Reconciliation.Model.Finding;

namespace Reinstate.SiloTests;

/// <summary>Whatever a board set aside, wherever it began again from a snapshot: it says what a fold from the first event says, byte for byte.</summary>
public sealed class BoardSnapshotTests
{
    // Less than one run holds: with every answer all but the run that was used last is set aside.
    private static readonly BoardMemory Little = new(3, 1);

    private static readonly IMessage[] Asked =
    [
        new GetBoardRequest(), new GetFindingsRequest { IncidentId = TwoBranches.Incident }, new GetRecoveryRunRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North },
        new GetPersonRecordRequest { IncidentId = TwoBranches.Incident, PersonId = "s1" }, new GetIncidentRequest { IncidentId = TwoBranches.Incident },
        new GetCompletenessRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.South, WithItems = true }, new GetTimelineRequest { IncidentId = TwoBranches.Incident },
        new GetEvidencePackRequest { IncidentId = TwoBranches.Incident }, new GetPaceRequest { IncidentId = TwoBranches.Incident },
        new GetCheckQueueRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North }, new GetVisitsRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.South },
    ];

    [Fact]
    public async Task A_board_that_sets_aside_and_begins_again_from_snapshots_says_what_a_fold_from_the_first_event_says()
    {
        var (restored, recalled) = (0, 0);
        await TwoBranches.Changes.SampleAsync(async changes =>
        {
            var two = TwoBranches.Restored();
            var log = new MemoryLog(two.Log);
            var live = Open(log);
            foreach (var (kind, what) in changes)
            {
                two.Change(kind, what);
                if (what % 9 == 0)
                    ReuseKey(two, TwoBranches.People[what % 3]);
                if (what % 5 == 0)
                {
                    await live.CatchUpAsync();
                    await SameAsync(live, two, Asked[what / 5 % Asked.Length]);
                    Interlocked.Add(ref recalled, live.View.Present.Count < 2 ? 1 : 0);
                }

                if (what % 11 == 0)
                {
                    await live.Saving;
                    live = Open(log);
                    Interlocked.Add(ref restored, log.Snapshots.ContainsKey("board/index") ? 1 : 0);
                }
            }

            await live.CatchUpAsync();
            foreach (var question in BoardQuestions.All(two.Log.Rebuild()))
                await SameAsync(live, two, question);
            await live.Saving;
        }, iter: 60);

        // The law says nothing where nothing was set aside or restored.
        Assert.True(restored > 20 && recalled > 20, $"Only {restored} restored, {recalled} set aside.");
    }

    [Theory]
    [InlineData("board/0/incidents")]
    [InlineData("board/0/directory")]
    [InlineData("board/0/services/0-1")]
    [InlineData("board/index")]
    public async Task A_damaged_or_missing_piece_costs_only_time(string piece)
    {
        var two = TwoBranches.Restored();
        var log = new MemoryLog(two.Log);
        await SavedAsync(log, two);
        var whole = log.Snapshots[piece];
        var bytes = whole.Data.ToArray();
        bytes[bytes.Length / 2] ^= 4;
        foreach (var snapshot in (Storage.Log.Snapshot[])[whole with { Data = bytes }, whole with { Data = "?"u8.ToArray() }, whole with { Schema = whole.Schema + 1 }])
        {
            log.Snapshots[piece] = snapshot;
            var live = Open(log);
            await live.CatchUpAsync();
            Assert.Equal(two.Log.Position, live.View.Position);
            await SameAsync(live, two, new GetBoardRequest());
            log.Snapshots[piece] = whole;
        }
    }

    [Fact]
    public async Task A_snapshot_of_another_log_is_not_believed()
    {
        var (two, other) = (TwoBranches.Restored(), TwoBranches.Restored());
        var log = new MemoryLog(two.Log);
        two.Import("n1", TwoBranches.Visit("n1", "a", TwoBranches.Out.AddHours(1), "wes"));
        await SavedAsync(log, two);
        var shorter = new MemoryLog(other.Log);
        foreach (var (name, snapshot) in log.Snapshots)
            shorter.Snapshots[name] = snapshot;
        var live = Open(shorter);
        await live.CatchUpAsync();
        await SameAsync(live, other, new GetBoardRequest());
    }

    [Fact]
    public async Task A_snapshot_that_says_something_else_than_the_log_is_thrown_away_by_the_first_who_looks_closer()
    {
        var two = TwoBranches.Restored();
        var log = new MemoryLog(two.Log);
        var folds = (await SavedAsync(log, two)).View.Summarise(two.Now);
        var complete = folds.Standings[0].Services.Select(standing => standing with { Rows = [.. standing.Rows.Select(row => row with { Vector = row.Vector with { Open = 0 } })], OpenP1 = 0 });
        log.Snapshots.Clear();
        await new BoardSnapshots(NullLogger<BoardSnapshots>.Instance).SaveAsync(log, "acme", folds with { Standings = [new IncidentStandings(TwoBranches.Incident, [.. complete])] });

        var live = Open(log);
        await live.CatchUpAsync();
        await SameAsync(live, two, new GetRecoveryRunRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North });
        await SameAsync(live, two, new GetBoardRequest());
    }

    [Fact]
    public async Task Verification_compares_a_snapshot_with_the_log()
    {
        var two = TwoBranches.Restored();
        two.Import("n1", TwoBranches.Visit("n1", "a", TwoBranches.Out.AddHours(1), "wes"));
        var log = new MemoryLog(two.Log);
        var folds = (await SavedAsync(log, two)).View.Summarise(two.Now);
        two.Import("s1", TwoBranches.Visit("s1", "b", TwoBranches.Out.AddHours(1), "wes"));
        Assert.Empty(await BoardSnapshotCheck.RunAsync(log, "acme", TestContext.Current.CancellationToken));

        var standings = folds.Standings[0].Services;
        var wrong = standings.SetItem(1, standings[1] with { OpenP1 = standings[1].OpenP1 + 1 });
        await new BoardSnapshots(NullLogger<BoardSnapshots>.Instance).SaveAsync(log, "acme", folds with { Standings = [new IncidentStandings(TwoBranches.Incident, wrong)] });
        Assert.Equal([$"the board snapshot at position {folds.Position} says of {TwoBranches.South} in {TwoBranches.Incident} something else than its events"],
            await BoardSnapshotCheck.RunAsync(log, "acme", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_that_is_larger_than_the_budget_by_itself_is_not_read_again_for_every_answer()
    {
        var two = TwoBranches.Restored();
        var log = new MemoryLog(two.Log);
        var live = Open(log);
        for (var i = 0; i < 5; i++)
        {
            two.Import("n1", TwoBranches.Visit("n1", $"a{i}", TwoBranches.Out.AddHours(1), "wes"));
            await live.CatchUpAsync();
            await SameAsync(live, two, new GetRecoveryRunRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North });
        }

        // Once to settle both services for the first time; the run that is asked for stays.
        Assert.InRange(log.ScopeReads, 0, 2);
        Assert.Equal([TwoBranches.North], live.View.Present.Select(run => run.Service));
    }

    [Fact]
    public void The_words_and_entries_that_findings_share_are_written_once()
    {
        var rows = Enumerable.Range(0, 400).Select(i => $"entry-{i:D6}").ToImmutableArray();
        var bulk = rows.Select((_, i) => new Finding(38, "identical_times_in_bulk", Severity.Medium, "home", $"p-{i}", $"item-{i}", "400 rows have the same times.") { EntryIds = rows }).ToImmutableArray();
        var standing = new ServiceStanding("home") { Shared = [.. bulk, bulk[0] with { Rule = 39, EntryIds = [], Queries = true, DecidedBy = "rm" }] };

        var written = StateCodec<ServiceStanding>.Write(standing);
        Assert.InRange(written.Length, 0, 400 * 300);
        var read = StateCodec<ServiceStanding>.Read(written)!;
        Assert.True(standing.Says(read));
        Assert.Equal(read.Shared[0].EntryIds, read.Shared[1].EntryIds);
        Assert.True(StateCodec<ServiceStanding>.Write(read).Span.SequenceEqual(written.Span));
    }

    [Fact]
    public async Task A_piece_is_written_again_only_when_its_services_changed()
    {
        var two = TwoBranches.Restored();
        var log = new MemoryLog(two.Log);
        var live = await SavedAsync(log, two);
        var before = log.Snapshots["board/0/directory"];
        two.Import("n1", TwoBranches.Visit("n1", "a", TwoBranches.Out.AddHours(1), "wes"));
        await live.CatchUpAsync();
        await SameAsync(live, two, new GetBoardRequest());
        await live.Saving;
        Assert.Same(before, log.Snapshots["board/0/directory"]);
        Assert.False(log.Snapshots.ContainsKey("board/1/directory"));
        Assert.Equal(two.Log.Position, log.Snapshots["board/1/services/0-1"].Version);
    }

    // What is noted of it carries no service, so the scope of the run does not find it.
    private static void ReuseKey(TwoBranches two, string person)
    {
        foreach (var text in (string[])["one", "other"])
            two.Log.Execute(new RaiseQueryRequest { IncidentId = TwoBranches.Incident, PersonId = person, QueryId = "reused", ItemId = $"call-{person}", Text = text }, "bea", "branch_manager", two.Now, $"twice-{person}");
    }

    // Lots of one, so that of two services one is read while the other is judged.
    internal static LiveView Open(MemoryLog log) => new("acme", log, Little, new BoardSnapshots(NullLogger<BoardSnapshots>.Instance)) { RunsAtOnce = 1 };

    internal static async Task<LiveView> SavedAsync(MemoryLog log, TwoBranches two)
    {
        var live = Open(log);
        await live.CatchUpAsync();
        await SameAsync(live, two, new GetBoardRequest());
        await live.Saving;
        Assert.Equal(two.Log.Position, log.Snapshots["board/index"].Version);
        return live;
    }

    internal static async Task SameAsync(LiveView live, TwoBranches two, IMessage question)
    {
        var rebuilt = two.Log.Rebuild();
        if (question is GetEvidencePackRequest pack)
        {
            var (expected, no) = EvidenceAnswers.Draft(rebuilt, pack, Reader.Whole);
            var (draft, noEither) = await BoardAnswers.DraftAsync(live, pack, Reader.Whole);
            Assert.Equal(no?.Kind, noEither?.Kind);
            Assert.Equal(expected?.Unsealed().Zip.ToArray(), draft?.Unsealed().Zip.ToArray());
            return;
        }

        var (reply, refusal) = BoardQueries.Answer(rebuilt, question, two.Now);
        var answer = await BoardAnswers.AskAsync(live, question, two.Now);
        Assert.Equal(refusal?.Kind.Code, answer.Refusal);
        if (reply is not null)
            Assert.True(reply.ToByteArray().AsSpan().SequenceEqual(answer.Payload.Span), $"{question.Descriptor.Name} {question} is answered differently at {live.View.Position}.");
    }
}
