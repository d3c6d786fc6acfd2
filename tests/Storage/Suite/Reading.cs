using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

public abstract partial class LogSuite
{
    [Fact]
    public async Task Tenants_share_ids_and_keys_but_nothing_else()
    {
        var outcomes = await Log.AppendAsync(
            [Append("person/p-1", 0, "k1", tenant: "b"), Append("person/p-1", 0, "k1", tenant: "a", payload: "other"), Append("person/p-1", 1, "k2", tenant: "b")],
            Cancellation);

        Assert.Equal([new AppendOutcome.Appended(1, 1), new AppendOutcome.Appended(1, 1), new AppendOutcome.Appended(2, 2)], outcomes);
        Assert.Equal(["k1", "k2"], (await Log.TailAsync("b")).Select(e => e.Context.Key));
        Assert.Equal(["k1"], (await Log.StreamAsync("person/p-1", "a")).Select(e => e.Context.Key));
        Assert.Equal(1, (await Log.HeadAsync("a", Cancellation)).Position);
        Assert.Equal(0, (await Log.HeadAsync("c", Cancellation)).Position);
        Assert.Null(await Log.FindCommandAsync("a", "k2", Cancellation));
        Assert.Equal(["a", "b"], await Log.TenantsAsync(Cancellation));
    }

    [Fact]
    public async Task A_tail_resumes_after_a_position_and_stops_at_its_maximum()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "a", events: 5));
        await Log.AppendAsync(Append("person/p-2", 0, "b", events: 5));

        Assert.Equal([4, 5, 6], (await Log.ReadTailAsync(Tenant, 3, 3, Cancellation)).Select(e => e.Position));
        Assert.Equal([9, 10], (await Log.ReadTailAsync(Tenant, 8, 100, Cancellation)).Select(e => e.Position));
        Assert.Empty(await Log.ReadTailAsync(Tenant, 10, 100, Cancellation));
    }

    [Fact]
    public async Task A_stream_longer_than_a_page_is_read_whole_and_from_any_version()
    {
        await Log.AppendAsync([Append("person/p-1", 0, "a", events: 2500), Append("person/p-2", 0, "b", events: 10)], Cancellation);

        Assert.Equal(Enumerable.Range(1, 2500).Select(n => (long)n), (await Log.StreamAsync("person/p-1")).Select(e => e.Version));
        Assert.Equal(Enumerable.Range(2001, 500).Select(n => (long)n), (await Log.StreamAsync("person/p-1", after: 2000)).Select(e => e.Version));
        Assert.Empty(await Log.StreamAsync("person/p-1", after: 2500));
        Assert.Empty(await Log.StreamAsync("person/p-9"));
    }

    [Fact]
    public async Task What_was_appended_is_there_after_reopening()
    {
        await Log.AppendAsync(Append("person/p-1", 0, "k1", events: 2, incident: "inc-1", service: "north"));
        await Log.SaveSnapshotAsync(new Snapshot(Tenant, "board", 1, 2, Bytes("state")), Cancellation);
        await ReopenAsync();

        Assert.Equal(2, (await Log.HeadAsync(Tenant, Cancellation)).Position);
        Assert.Equal(2, (await Log.TailAsync()).Count);
        Assert.IsType<AppendOutcome.AlreadyAnswered>(await Log.AppendAsync(Append("person/p-1", 0, "k1", events: 2)));
        Assert.Equal(new AppendOutcome.ScopeMoved(2), await Log.AppendAsync(Append("person/p-2", 0, "k2", scope: new ScopeCondition("inc-1", "", 1))));
        Assert.Equal(new AppendOutcome.Appended(3, 3), await Log.AppendAsync(Append("person/p-1", 2, "k3")));
        Assert.NotNull(await Log.LoadSnapshotAsync(Tenant, "board", 1, Cancellation));
    }

    [Fact]
    public async Task A_snapshot_replaces_the_older_one_and_is_read_only_in_its_schema()
    {
        await Log.SaveSnapshotAsync(new Snapshot(Tenant, "person/p-1", 1, 10, Bytes("old")), Cancellation);
        await Log.SaveSnapshotAsync(new Snapshot("other", "person/p-1", 1, 11, Bytes("of another tenant")), Cancellation);
        await Log.SaveSnapshotAsync(new Snapshot(Tenant, "person/p-1", 2, 20, Bytes("new")), Cancellation);

        Assert.Null(await Log.LoadSnapshotAsync(Tenant, "person/p-1", 1, Cancellation));
        Assert.Null(await Log.LoadSnapshotAsync(Tenant, "person/p-2", 2, Cancellation));
        var snapshot = await Log.LoadSnapshotAsync(Tenant, "person/p-1", 2, Cancellation);
        Assert.Equal((20, "new"), (snapshot!.Version, System.Text.Encoding.UTF8.GetString(snapshot.Data.Span)));
    }
}
