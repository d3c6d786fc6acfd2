using Microsoft.Extensions.Logging.Abstractions;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Quotas;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Quotas;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using Reinstate.V1;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class StorageQuotaTests
{
    private readonly QuotaOptions quotas = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_is_the_sum_of_the_log_whoever_wrote_it_and_whenever()
    {
        await using var before = new Bench();
        await before.Open().ExecuteAsync(Note("before", "k1"), Cancellation);
        var stored = Counting(before.Log);
        Assert.Null(stored.Of(Tenant));
        await stored.ReadingOf(Tenant);
        Assert.Equal(await SumAsync(before), stored.Of(Tenant));

        // By another node, of which this one hears nothing; then by one that it hears.
        await before.Open().ExecuteAsync(Note("elsewhere", "k2"), Cancellation);
        var seen = new AppendRequest(Tenant, "incident/inc-1", 2, "k3", new byte[32], default, default, "a", "r", [new NewEvent("t", new byte[100], "", "")]);
        var outcome = Assert.IsType<AppendOutcome.Appended>((await before.Log.AppendAsync([seen], Cancellation))[0]);
        stored.Committed(seen, outcome);
        await stored.ReadingOf(Tenant);
        Assert.Equal(await SumAsync(before), stored.Of(Tenant));
        Assert.Null(stored.Of("another"));
        await stored.ReadingOf("another");
        Assert.Equal(0, stored.Of("another"));
    }

    [Fact]
    public async Task What_is_committed_here_is_added_without_a_look_at_the_log()
    {
        await using var bench = new Bench();
        var stored = Counting(bench.Log);
        stored.Of(Tenant);
        await stored.ReadingOf(Tenant);
        var request = new AppendRequest(Tenant, "s", 0, "k", new byte[32], default, default, "a", "r", [new NewEvent("t", new byte[70], "", ""), new NewEvent("t", new byte[7], "", "")]);
        stored.Committed(request, new AppendOutcome.Appended(2, 2));

        Assert.True(stored.ReadingOf(Tenant).IsCompleted);
        Assert.Equal(77, stored.Of(Tenant));
    }

    [Fact]
    public async Task A_full_organisation_is_refused_unsaved_and_the_same_key_serves_when_there_is_room()
    {
        await using var bench = await LimitedAsync();
        var accepted = await bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation);
        Assert.Null(accepted.Refusal);
        quotas.Usual = new Quota { StoredBytes = 1 };

        var refused = await bench.Open().ExecuteAsync(Note("b", "k2"), Cancellation);
        Assert.Equal(Catalogue.StorageQuotaReached.Code, refused.Refusal);
        Assert.Single(await bench.TailAsync());
        Assert.Null(await bench.Log.FindCommandAsync(Tenant, "k2", Cancellation));

        // A repeat is told its first answer, never that there was no room.
        Assert.Equal(accepted, await bench.Open().ExecuteAsync(Note("a", "k1"), Cancellation));
        quotas.Usual = new Quota { StoredBytes = 1 << 20 };
        Assert.Null((await bench.Open().ExecuteAsync(Note("b", "k2"), Cancellation)).Refusal);
    }

    [Fact]
    public async Task At_the_quota_nothing_begins_and_care_goes_on_for_a_quarter_more_and_what_ends_a_recovery_always()
    {
        await using var bench = await LimitedAsync();
        await bench.Open().ExecuteAsync(Note(new string('x', 1000), "k1"), Cancellation);
        var quota = bench.Workings.Storage!;
        var kept = await SumAsync(bench);

        quotas.Usual = new Quota { StoredBytes = kept + 1 };
        Assert.Equal([null, null, null], Asked(quota));
        quotas.Usual = new Quota { StoredBytes = kept };
        Assert.Equal([Catalogue.StorageQuotaReached, null, null], Asked(quota));
        quotas.Usual = new Quota { StoredBytes = kept * 4 / 5 };
        Assert.Equal([Catalogue.StorageQuotaReached, Catalogue.StorageQuotaReached, null], Asked(quota));
        quotas.Own[Tenant] = new Quota();
        Assert.Equal([null, null, null], Asked(quota));
    }

    private static IEnumerable<RefusalKind?> Asked(StorageQuota quota) =>
        new[] { Call(new DeclareIncidentRequest(), "a"), Call(new RecordEntriesRequest(), "b"), Call(new SignOffServiceRequest(), "c") }.Select(call => quota.Refuse(call)?.Kind);

    private static StoredBytes Counting(ILog log) => new(log, NullLogger<StoredBytes>.Instance);

    private static async Task<long> SumAsync(Bench bench) => (await bench.TailAsync()).Sum(e => (long)e.Data.Length);

    private async Task<Bench> LimitedAsync()
    {
        var observer = new Later();
        var bench = new Bench(null, observer);
        observer.Stored = Counting(bench.Log);
        observer.Stored.Of(Tenant);
        await observer.Stored.ReadingOf(Tenant);
        bench.Workings = bench.Workings with { Storage = new StorageQuota(quotas, observer.Stored) };
        return bench;
    }

    /// <summary>The queue wants its observers before there is a log to count.</summary>
    private sealed class Later : Silo.GroupCommit.ICommitObserver
    {
        public StoredBytes? Stored { get; set; }

        public void Committed(AppendRequest request, AppendOutcome.Appended outcome) => Stored!.Committed(request, outcome);
    }
}
