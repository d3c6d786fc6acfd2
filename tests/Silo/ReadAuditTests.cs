using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Reads;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.SiloTests;

public sealed class ReadAuditTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = RecordedClash.Out.AddHours(5);
    private static readonly GetPersonRecordRequest Record = new() { IncidentId = RecordedClash.Incident, PersonId = "n1" };

    private readonly Bench _bench = new();
    private LiveView _live = null!;
    private ReadAudit _audit = null!;

    public async ValueTask InitializeAsync()
    {
        await new RecordedClash(_bench.Log).PlanAsync();
        (_live, _audit) = (new LiveView(Bench.Tenant, _bench.Log), new ReadAudit(_bench.Workings));
        await _live.CatchUpAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_record_is_shown_after_it_is_durable_to_whom()
    {
        _bench.Log.Hold();
        var asking = AskAsync(Record);
        await _bench.Log.Waiting.Task;
        Assert.False(asking.IsCompleted);
        _bench.Log.Release();
        Assert.NotEmpty((await asking).Payload.ToArray());

        var stored = Assert.Single(await ReadsAsync());
        Assert.Equal(("reads/storm/n1", "staff-7", "nurse", "", ""), (stored.Stream, stored.Context.Actor, stored.Context.Role, stored.Context.Incident, stored.Context.Service));
        Assert.Equal(new RecordRead { IncidentId = "storm", ServiceId = "north", PersonId = "n1", Method = "GetPersonRecord" }, RecordRead.Parser.ParseFrom(stored.Data.Span));
    }

    [Fact]
    public async Task A_record_is_not_shown_when_the_log_cannot_take_the_read()
    {
        _bench.Log.Before = _ => throw ScriptedLog.Unavailable();
        foreach (var request in (IMessage[])[Record, new GetFindingsRequest { IncidentId = "storm" }, new GetWorklistRequest { IncidentId = "storm", ServiceId = "north" },
            new GetCheckQueueRequest { IncidentId = "storm", ServiceId = "north" }, new GetVisitsRequest { IncidentId = "storm", ServiceId = "north" }])
        {
            var refused = await AskAsync(request);
            Assert.Equal((Catalogue.Unavailable.Code, 0), (refused.Refusal, refused.Payload.Length));
        }

        // Nor is it remembered as written.
        Assert.Equal(Catalogue.Unavailable.Code, (await AskAsync(Record)).Refusal);
        _bench.Log.Before = _ => { };
        Assert.Null((await AskAsync(Record)).Refusal);
        Assert.Single(await ReadsAsync());
    }

    [Fact]
    public async Task A_read_whose_commit_was_not_heard_of_is_shown_when_asked_again_and_kept_once()
    {
        _bench.Log.After = _ => throw ScriptedLog.Unavailable();
        Assert.Equal(Catalogue.Unavailable.Code, (await AskAsync(Record)).Refusal);
        _bench.Log.After = _ => { };
        Assert.Null((await AskAsync(Record)).Refusal);
        Assert.Single(await ReadsAsync());
    }

    [Fact]
    public async Task Who_looks_again_within_the_hour_writes_nothing_on_this_node_or_another()
    {
        await AskAsync(Record);
        var batches = _bench.Log.Batches.Count;
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(Record, Now.AddMinutes(5 * i));
        }

        Assert.Equal(batches, _bench.Log.Batches.Count);
        await AskAsync(Record, audit: new ReadAudit(_bench.Workings));
        Assert.Single(await ReadsAsync());

        await AskAsync(Record, Now.AddHours(1));
        await AskAsync(Record, actor: "staff-8");
        await AskAsync(Record, role: "senior_carer");
        await AskAsync(Record, reason: "The family asks");
        await AskAsync(new GetChronologyRequest { IncidentId = "storm", PersonId = "n1" });
        Assert.Equal(6, (await ReadsAsync()).Count);
    }

    [Fact]
    public async Task What_shows_nobodys_record_or_is_refused_leaves_nothing()
    {
        await AskAsync(new GetCompletenessRequest { IncidentId = "storm" });
        await AskAsync(new GetRecoveryRunRequest { IncidentId = "storm", ServiceId = "north" });
        await AskAsync(new GetPaceRequest { IncidentId = "storm" });
        await AskAsync(new GetPersonRecordRequest { IncidentId = "storm", PersonId = "nobody" });
        Assert.Empty(await ReadsAsync());
    }

    [Fact]
    public async Task A_key_that_somebody_used_before_its_time_keeps_the_record_closed()
    {
        await AskAsync(Record);
        var key = (await ReadsAsync())[0].Context.Key;
        await using var other = new Bench();
        await new RecordedClash(other.Log).PlanAsync();
        await other.Open().ExecuteAsync(Bench.Note("a", key), TestContext.Current.CancellationToken);
        var live = new LiveView(Bench.Tenant, other.Log);
        await live.CatchUpAsync();

        var refused = await AskAsync(Record, audit: new ReadAudit(other.Workings), live: live);
        Assert.Equal((Catalogue.IdempotencyKeyReused.Code, 0), (refused.Refusal, refused.Payload.Length));
    }

    [Fact]
    public async Task A_look_changes_no_board_and_tells_watchers_nothing()
    {
        var before = _live.View.Position;
        await AskAsync(Record);
        await _live.CatchUpAsync();
        Assert.Equal(before + 1, _live.View.Position);
        Assert.DoesNotContain(_live.View.Versions, version => version.Key.StartsWith("reads", StringComparison.Ordinal));

        var (reply, incidents) = await new ChangesReader(_live, _bench.Log, _bench.Clock).ReadAsync(before, 100);
        Assert.Equal((before + 1, 0, 0, 0), (reply.Position, reply.Changes.Count, reply.Runs.Count, incidents.Length));
    }

    private async Task<QueryAnswer> AskAsync(
        IMessage request, DateTimeOffset? at = null, string actor = "staff-7", string role = "nurse", string reason = "", ReadAudit? audit = null, LiveView? live = null)
    {
        var call = new QueryCall(Bench.Tenant, actor, role, request.Descriptor.FullName, request.ToByteArray(), 0, Reach.Whole, reason);
        var answer = await BoardAnswers.AskAsync(live ?? _live, request, Now);
        return await (audit ?? _audit).ShowAsync(live ?? _live, call, request, answer, at ?? Now, Reader.Whole);
    }

    private async Task<List<StoredEvent>> ReadsAsync() => [.. (await _bench.TailAsync()).Where(stored => stored.Type == RecordRead.Descriptor.FullName)];
}
