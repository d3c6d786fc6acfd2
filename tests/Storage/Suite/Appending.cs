using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

public abstract partial class LogSuite
{
    [Fact]
    public async Task An_appended_event_is_read_back_byte_for_byte()
    {
        var data = Enumerable.Range(0, 256).Select(n => (byte)n).ToArray();
        var request = Append("person/p-17", 0, "k1") with
        {
            RecordedAt = new DateTimeOffset(2026, 3, 14, 14, 15, 9, 265, TimeSpan.FromHours(2)).AddTicks(3589),
            Events = [new NewEvent("reinstate.v1.EntryFound", data.AsMemory(1, 200), "inc-1", "Haus Löwe 🦁"), new NewEvent("reinstate.v1.Empty", default, "", "")],
        };

        Assert.Equal(new AppendOutcome.Appended(2, 2), await Log.AppendAsync(request));

        var events = await Log.TailAsync();
        Assert.Equal([1, 2], events.Select(e => e.Position));
        Assert.Equal([1, 2], events.Select(e => e.Version));
        Assert.Equal(data[1..201], events[0].Data.ToArray());
        Assert.Empty(events[1].Data.ToArray());
        Assert.Equal(("reinstate.v1.EntryFound", "person/p-17", Tenant), (events[0].Type, events[0].Stream, events[0].Tenant));
        var recorded = new DateTimeOffset(2026, 3, 14, 12, 15, 9, 265, TimeSpan.Zero);
        Assert.Equal(new EventContext(recorded, "staff-7", "service manager", "k1", "inc-1", "Haus Löwe 🦁"), events[0].Context);
        Assert.Equal(TimeSpan.Zero, events[0].Context.RecordedAt.Offset);
        Assert.Equal(events.Select(e => e.Show()), (await Log.StreamAsync("person/p-17")).Select(e => e.Show()));
    }

    [Fact]
    public async Task A_conflict_does_not_fail_its_neighbours()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "first", events: 2));

        var outcomes = await Log.AppendAsync(
            [Append("person/p-2", 0, "a"), Append("person/p-1", 1, "stale"), Append("person/p-3", 5, "ahead"), Append("person/p-1", 2, "b")], Cancellation);

        Assert.Equal(
            [new AppendOutcome.Appended(1, 3), new AppendOutcome.Conflict(2), new AppendOutcome.Conflict(0), new AppendOutcome.Appended(3, 4)], outcomes);
        Assert.Null(await Log.FindCommandAsync(Tenant, "stale", Cancellation));
    }

    [Fact]
    public async Task A_later_request_of_a_batch_continues_the_stream_of_an_earlier_one()
    {
        var outcomes = await Log.AppendAsync(
            [Append("person/p-1", 0, "a", events: 3), Append("person/p-1", 3, "b"), Append("person/p-1", 3, "c")], Cancellation);

        Assert.Equal([new AppendOutcome.Appended(3, 3), new AppendOutcome.Appended(4, 4), new AppendOutcome.Conflict(4)], outcomes);
    }

    [Fact]
    public async Task A_repeated_command_gets_its_first_record_although_the_stream_has_moved_on()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "k1", events: 2));
        await Log.AppendAsync(Append("person/p-1", 2, "k2"));

        var again = await Log.AppendAsync(Append("person/p-1", 0, "k1", events: 2));

        var record = Assert.IsType<AppendOutcome.AlreadyAnswered>(again).Command;
        Assert.Equal(new CommandRecord("k1", Hash("payload"), "person/p-1", 2, 2, Bytes("answer to k1")).Show(), record.Show());
        Assert.Equal(record.Show(), (await Log.FindCommandAsync(Tenant, "k1", Cancellation))!.Show());
        Assert.Equal(3, (await Log.HeadAsync(Tenant, Cancellation)).Position);
    }

    [Fact]
    public async Task A_command_repeated_within_one_batch_is_appended_once()
    {
        var outcomes = await Log.AppendAsync([Append("person/p-1", 0, "k1"), Append("person/p-1", 0, "k1")], Cancellation);

        Assert.Equal(new AppendOutcome.Appended(1, 1), outcomes[0]);
        Assert.Equal(1, Assert.IsType<AppendOutcome.AlreadyAnswered>(outcomes[1]).Command.Position);
        Assert.Single(await Log.TailAsync());
    }

    [Fact]
    public async Task A_key_with_another_payload_is_refused()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "k1"));

        var outcomes = await Log.AppendAsync(
            [Append("person/p-1", 1, "k1", payload: "other"), Append("person/p-2", 0, "k2"), Append("person/p-3", 0, "k2", payload: "other")], Cancellation);

        Assert.Equal([new AppendOutcome.KeyReused(), new AppendOutcome.Appended(1, 2), new AppendOutcome.KeyReused()], outcomes);
    }

    [Fact]
    public async Task A_command_without_events_is_remembered()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "k1", events: 2));

        Assert.Equal(new AppendOutcome.Appended(2, 2), await Log.AppendAsync(Append("person/p-1", 2, "refused", events: 0)));
        Assert.Equal(new AppendOutcome.Conflict(2), await Log.AppendAsync(Append("person/p-1", 1, "stale", events: 0)));

        var again = await Log.AppendAsync(Append("person/p-1", 2, "refused", events: 0));
        Assert.Equal(Bytes("answer to refused"), Assert.IsType<AppendOutcome.AlreadyAnswered>(again).Command.Answer.ToArray());
        Assert.Equal(2, (await Log.HeadAsync(Tenant, Cancellation)).Position);
    }

    [Fact]
    public async Task A_first_command_without_events_leaves_the_tenant_at_zero()
    {
        Assert.Equal(new AppendOutcome.Appended(0, 0), await Log.AppendAsync(Append("person/p-1", 0, "refused", events: 0)));
        Assert.Equal(0, (await Log.HeadAsync(Tenant, Cancellation)).Position);
        Assert.Empty(await Log.TenantsAsync(Cancellation));
    }

    [Fact]
    public async Task An_empty_batch_is_answered_with_nothing() => Assert.Empty(await Log.AppendAsync([], Cancellation));

    [Fact]
    public async Task A_request_that_cannot_be_stored_is_refused_before_anything_is_written()
    {
        foreach (var key in (string[])["nul\0", "half a pair \ud83e", "other half \udd81", "", new('k', AppendLimits.MaxIdLength + 1)])
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await Log.AppendAsync([Append("person/p-1", 0, "good"), Append("person/p-2", 0, key)], Cancellation));
        }

        Assert.Equal(0, (await Log.HeadAsync(Tenant, Cancellation)).Position);
    }

    [Fact]
    public async Task Identifiers_of_the_greatest_length_are_stored()
    {
        var longest = new string('字', AppendLimits.MaxIdLength);
        var request = Append(longest, 0, longest, tenant: longest, incident: longest, service: longest);

        Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(request));
        Assert.Equal(longest, (await Log.TailAsync(longest)).Single().Context.Service);
    }

    [Fact]
    public async Task What_rests_on_a_refused_append_of_its_batch_is_unfounded_although_its_version_would_fit()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "stranger"));

        var outcomes = await Log.AppendAsync(
            [
                Append("person/p-1", 0, "lost"), Append("person/p-1", 1, "rests") with { After = "lost" }, Append("person/p-1", 2, "rests on that") with { After = "rests" },
                Append("person/p-2", 0, "sound"), Append("person/p-2", 1, "on the sound one") with { After = "sound" }, Append("person/p-2", 2, "after an earlier batch") with { After = "stranger" },
            ],
            Cancellation);

        Assert.Equal(
            [
                new AppendOutcome.Conflict(1), new AppendOutcome.Unfounded(), new AppendOutcome.Unfounded(),
                new AppendOutcome.Appended(1, 2), new AppendOutcome.Appended(2, 3), new AppendOutcome.Appended(3, 4),
            ],
            outcomes);
        Assert.Equal(["stranger#0"], (await Log.StreamAsync("person/p-1")).Select(e => System.Text.Encoding.UTF8.GetString(e.Data.Span)));
    }

    [Fact]
    public async Task What_rests_on_a_command_that_was_answered_before_is_unfounded()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "before"));

        var outcomes = await Log.AppendAsync([Append("person/p-1", 0, "before"), Append("person/p-1", 1, "rests") with { After = "before" }], Cancellation);

        Assert.IsType<AppendOutcome.AlreadyAnswered>(outcomes[0]);
        Assert.Equal(new AppendOutcome.Unfounded(), outcomes[1]);
    }
}
