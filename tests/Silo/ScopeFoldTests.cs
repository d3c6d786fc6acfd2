using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;
using Reinstate.SiloTests.Kit;

namespace Reinstate.SiloTests;

/// <summary>A judgement is as fresh as the log, whatever was judged before, and sees what other services of the incident say about this one.</summary>
public sealed class ScopeFoldTests
{
    private static readonly EventScope North = new(RecordedClash.Incident, "north");

    [Fact]
    public async Task A_fold_that_is_kept_judges_like_a_new_one_after_each_event()
    {
        await using var bench = new Bench();
        var (clash, kept) = (new RecordedClash(bench.Log), new ScopeFold(bench.Log));
        await clash.PlanAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 4; step++)
        {
            var (now, anew) = (await JudgeAsync(kept, clash), await JudgeAsync(new ScopeFold(bench.Log), clash));
            Assert.Equal((anew.Position, string.Join('|', anew.Blocking)), (now.Position, string.Join('|', now.Blocking)));
            Assert.Equal((await bench.TailAsync()).Count, now.Position);
            seen.Add(string.Join('|', now.Blocking));
            await clash.CallAsync(step == 1 ? "south" : "north", step == 1 ? "s1" : "n1", RecordedClash.Out.AddHours(step == 2 ? 2 : 1), again: step > 1);
        }

        Assert.True(seen.Count >= 3, "The judgements should have differed from step to step.");
    }

    [Fact]
    public async Task A_call_at_another_service_at_the_same_time_holds_the_item_of_this_one_open()
    {
        await using var bench = new Bench();
        var (clash, fold) = (new RecordedClash(bench.Log), new ScopeFold(bench.Log));
        await clash.PlanAsync();
        await clash.CallAsync("north", "n1", RecordedClash.Out.AddHours(1));
        Assert.DoesNotContain((await JudgeAsync(fold, clash)).Blocking, reason => reason.Contains("queried", StringComparison.Ordinal));
        await clash.CallAsync("south", "s1", RecordedClash.Out.AddHours(1));
        Assert.Contains((await JudgeAsync(fold, clash)).Blocking, reason => reason.Contains("call-n1 (visit, queried)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_finding_was_is_read_from_the_log_once_it_is_gone()
    {
        await using var bench = new Bench();
        var (clash, fold) = (new RecordedClash(bench.Log), new ScopeFold(bench.Log));
        await clash.PlanAsync();
        await clash.CallAsync("north", "n1", RecordedClash.Out.AddHours(1));
        await clash.CallAsync("south", "s1", RecordedClash.Out.AddHours(1));
        var finding = Assert.Single((await JudgeAsync(fold, clash)).RunFindings, found => found.Rule == 29);
        await clash.CallAsync("south", "s1", RecordedClash.Out.AddHours(2), again: true);
        Assert.DoesNotContain((await JudgeAsync(fold, clash)).RunFindings, found => found.Rule == 29);
        var sought = new PastFinding(RecordedClash.Incident, "service", "north", finding.FindingId);
        Assert.Equal(finding.Explanation, (await fold.LastSeenAsync(Bench.Tenant, sought, TestContext.Current.CancellationToken))?.Explanation);
        Assert.Null(await fold.LastSeenAsync(Bench.Tenant, sought with { FindingId = "worker_in_two_places|call-n1|other" }, TestContext.Current.CancellationToken));
    }

    private static async Task<ScopeJudgement> JudgeAsync(ScopeFold fold, RecordedClash clash) =>
        await fold.JudgeAsync(Bench.Tenant, North, clash.Now, TestContext.Current.CancellationToken);
}
