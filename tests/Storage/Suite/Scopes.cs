using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

public abstract partial class LogSuite
{
    [Fact]
    public async Task A_service_that_was_touched_after_it_was_judged_moves_its_scope_and_no_other()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "a", incident: "inc-1", service: "north"));
        await Log.AppendAsync(Append("person/p-2", 0, "b", incident: "inc-1", service: "south"));
        await Log.AppendAsync(Append("person/p-3", 0, "c", incident: "inc-2", service: "north"));

        Assert.Equal(new AppendOutcome.ScopeMoved(1), await SignOff("k1", new ScopeCondition("inc-1", "north", 0)));
        Assert.Equal(new AppendOutcome.Appended(1, 4), await SignOff("k2", new ScopeCondition("inc-1", "north", 1)));
        Assert.Equal(new AppendOutcome.ScopeMoved(3), await SignOff("k3", new ScopeCondition("inc-2", "north", 2)));
        Assert.Equal(new AppendOutcome.Appended(1, 5), await SignOff("k4", new ScopeCondition("inc-9", "west", 0)));
    }

    [Fact]
    public async Task A_condition_without_service_covers_the_whole_incident()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "a", incident: "inc-1", service: "north"));
        await Log.AppendAsync(Append("incident/inc-1", 0, "b", incident: "inc-1"));
        await Log.AppendAsync(Append("person/p-2", 0, "c", incident: "inc-2", service: "north"));

        Assert.Equal(new AppendOutcome.ScopeMoved(2), await SignOff("k1", new ScopeCondition("inc-1", "", 1)));
        Assert.Equal(new AppendOutcome.Appended(1, 4), await SignOff("k2", new ScopeCondition("inc-1", "", 2)));
        Assert.Equal(new AppendOutcome.Appended(1, 5), await SignOff("k3", new ScopeCondition("inc-1", "north", 1)));
    }

    [Fact]
    public async Task A_scope_is_read_whole_in_order_and_without_its_neighbours()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "a", incident: "inc-1", service: "north"));
        await Log.AppendAsync(Append("person/p-2", 0, "b", incident: "inc-1", service: "south"));
        await Log.AppendAsync(Append("incident/inc-1", 0, "c", incident: "inc-1"));
        await Log.AppendAsync(Append("person/p-1", 1, "d", incident: "inc-2", service: "north"));
        await Log.AppendAsync(Append("person/p-1", 2, "e", incident: "inc-1", service: "north"));
        await Log.AppendAsync(Append("organisation", 0, "f"));
        await Log.AppendAsync(Append("person/p-1", 0, "g", tenant: "other", incident: "inc-1", service: "north"));

        Assert.Equal([1, 5], (await Log.ReadScopeAsync(Tenant, "inc-1", "north", Cancellation)).Select(e => e.Position));
        Assert.Equal([1, 2, 3, 5], (await Log.ReadScopeAsync(Tenant, "inc-1", "", Cancellation)).Select(e => e.Position));
        Assert.Empty(await Log.ReadScopeAsync(Tenant, "", "", Cancellation));
    }

    [Fact]
    public async Task An_earlier_request_of_the_same_batch_moves_the_scope()
    {
        var scope = new ScopeCondition("inc-1", "north", 0);
        var outcomes = await Log.AppendAsync(
            [
                Append("service/north", 0, "before", scope: scope),
                Append("person/p-1", 0, "touch", events: 2, incident: "inc-1", service: "north"),
                Append("service/north", 1, "after", scope: scope),
                Append("incident/inc-1", 0, "whole", scope: scope with { Service = "" }),
                Append("service/south", 0, "other", scope: scope with { Service = "south" }),
            ],
            Cancellation);

        Assert.Equal(
            [
                new AppendOutcome.Appended(1, 1), new AppendOutcome.Appended(2, 3), new AppendOutcome.ScopeMoved(3), new AppendOutcome.ScopeMoved(3),
                new AppendOutcome.Appended(1, 4),
            ],
            outcomes);
    }

    private Task<AppendOutcome> SignOff(string key, ScopeCondition scope) => Log.AppendAsync(Append("signoff/" + key, 0, key, scope: scope));

    [Fact]
    public async Task An_append_holds_only_while_the_stream_beside_it_stands_where_it_stood()
    {
        await Log.AppendAsync(Append("organisation", 0, "a", events: 2));
        Assert.Equal(new AppendOutcome.Conflict(2), await Log.AppendAsync(Append("person/p-1", 0, "k1") with { Beside = new StreamCondition("organisation", 1) }));
        Assert.Equal(new AppendOutcome.Conflict(0), await Log.AppendAsync(Append("person/p-1", 0, "k1") with { Beside = new StreamCondition("person/p-2", 3) }));
        Assert.Equal(new AppendOutcome.Appended(1, 3), await Log.AppendAsync(Append("person/p-1", 0, "k1") with { Beside = new StreamCondition("organisation", 2) }));
        Assert.Equal(new AppendOutcome.Appended(1, 4), await Log.AppendAsync(Append("person/p-2", 0, "k2") with { Beside = new StreamCondition("person/p-3", 0) }));
        Assert.Equal(["a", "a", "k1", "k2"], (await Log.TailAsync()).Select(e => e.Context.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_appends_that_rest_on_each_others_streams_one_holds_in_one_batch_and_in_two(bool together)
    {
        await Log.AppendAsync([Append("organisation", 0, "a"), Append("person/p-1", 0, "b")], Cancellation);
        var (hold, erase) = (Append("organisation", 1, "hold") with { Beside = new StreamCondition("person/p-1", 1) }, Append("person/p-1", 1, "erase") with { Beside = new StreamCondition("organisation", 1) });
        IReadOnlyList<AppendOutcome> outcomes = together ? await Log.AppendAsync([hold, erase], Cancellation) : [await Log.AppendAsync(hold), await Log.AppendAsync(erase)];
        Assert.Equal([new AppendOutcome.Appended(2, 3), new AppendOutcome.Conflict(2)], outcomes);
    }

    [Fact]
    public async Task A_stream_that_moved_without_the_asker_knowing_is_seen_where_the_end_is_foreseen()
    {
        foreach (var n in Enumerable.Range(0, 4))
            await Log.AppendAsync(Append("organisation", n, $"o{n}"));
        Assert.Equal(new AppendOutcome.Conflict(4), await Log.AppendAsync(Append("person/p-1", 0, "k1") with { Beside = new StreamCondition("organisation", 3) }));
        Assert.Equal(new AppendOutcome.Appended(1, 5), await Log.AppendAsync(Append("person/p-1", 0, "k2") with { Beside = new StreamCondition("organisation", 4) }));
    }
}
