using Reinstate.Simulation;
using Reinstate.Simulation.World;

namespace Reinstate.SimulationTests;

/// <summary>The system is sound under every fault, and the simulation would have noticed if it were not.</summary>
public sealed class RecoveryUnderFaultsTests
{
    private const int Seeds = 500;

    [Fact]
    public void Five_hundred_seeds_are_sound_and_leave_no_fault_untried()
    {
        var results = Runs(Broken.No).ToList();
        Assert.Empty(results.SelectMany(result => result.Failures.Select(failure => $"seed {result.Seed}: {failure}")));
        Assert.All(Enum.GetValues<Fault>(), fault => Assert.True(results.Sum(result => result.Faults[(int)fault]) >= Seeds / 10, $"{fault} hardly happened."));

        var explored = results.Aggregate(Explored.Nothing, (sum, result) => sum + result.Counts);
        Assert.True(explored.Acknowledged > Seeds * 30, $"Only {explored.Acknowledged} commands were acknowledged.");
        Assert.True(explored.SignedOff > Seeds, $"Only {explored.SignedOff} sign-offs were accepted.");
        Assert.True(explored.SignOffsRefused > Seeds, $"Only {explored.SignOffsRefused} sign-offs were refused.");
        Assert.True(explored.Conflicts > Seeds / 2, $"Only {explored.Conflicts} appends met a conflict.");
        Assert.True(explored.ScopesMoved > Seeds / 10, $"Only {explored.ScopesMoved} appends met a scope that had moved.");
        Assert.Equal(Seeds, results.Select(result => result.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData(nameof(Broken.EarlyAcknowledgement), "acknowledged")]
    [InlineData(nameof(Broken.VersionUnchecked), "version")]
    [InlineData(nameof(Broken.KeyIgnored), "k-")]
    [InlineData(nameof(Broken.LateResume), "watcher")]
    [InlineData(nameof(Broken.ScopeUnchecked), "sign-off")]
    [InlineData(nameof(Broken.FoundationUnchecked), "")]
    public void A_system_without_one_of_its_rules_is_caught(string rule, string noticed) =>
        Assert.Contains(Runs(Enum.Parse<Broken>(rule)), result => result.Failures.Any(failure => failure.Contains(noticed, StringComparison.Ordinal)));

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(314159)]
    public void A_seed_takes_the_same_course_again(ulong seed)
    {
        var (first, again) = (SeedRun.Run(seed), SeedRun.Run(seed));
        Assert.Equal((first.Hash, first.Counts), (again.Hash, again.Counts));
    }

    [Fact]
    public void A_failing_seed_fails_alone_in_the_same_way()
    {
        var failing = Runs(Broken.LateResume).First(result => result.Failures.Count > 0);
        var alone = SeedRun.Run(failing.Seed, Broken.LateResume);
        Assert.Equal((failing.Hash, failing.Failures[0]), (alone.Hash, alone.Failures[0]));
    }

    [Fact]
    public void The_command_ends_with_its_count_and_fails_when_a_seed_does()
    {
        using var sound = new StringWriter();
        Assert.Equal(0, SimulateCommand.Run(1, 3, Broken.No, sound));
        Assert.EndsWith($"3 seeds, 0 failures{Environment.NewLine}", sound.ToString(), StringComparison.Ordinal);

        using var unsound = new StringWriter();
        Assert.Equal(1, SimulateCommand.Run(1, 3, Broken.KeyIgnored, unsound));
        Assert.Matches(@"seed [123] \(course [0-9a-f]{16}\): ", unsound.ToString());
        Assert.Equal(2, SimulateCommand.Run(1, 0, Broken.No, TextWriter.Null));
    }

    private static IEnumerable<SeedResult> Runs(Broken broken) =>
        Enumerable.Range(1, Seeds).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(seed => SeedRun.Run((ulong)seed, broken));
}
