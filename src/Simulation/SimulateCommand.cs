using System.CommandLine;
using Reinstate.Simulation.World;

namespace Reinstate.Simulation;

/// <summary>
/// Runs seeds and prints what failed, with the seed that replays it. Exit code 0: nothing failed; 1: something did, or nothing was explored.
/// </summary>
internal static class SimulateCommand
{
    public static RootCommand Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var from = new Option<ulong>("--from") { Description = "The first seed.", DefaultValueFactory = _ => 1, HelpName = "S" };
        var broken = new Option<Broken>("--broken") { Description = "Takes a rule out of the system, to see that it is noticed.", DefaultValueFactory = _ => Broken.No, HelpName = "NAME" };
        var command = new RootCommand("Plays a recovery under seeded faults, deterministically, and checks that nothing is lost, doubled, missed or falsely complete.") { seeds, from, broken };
        command.SetAction(parsed => Run(parsed.GetValue(from), parsed.GetValue(seeds), parsed.GetValue(broken), Console.Out));
        return command;
    }

    internal static int Run(ulong from, int seeds, Broken broken, TextWriter output)
    {
        if (seeds < 1)
        {
            output.WriteLine("0 seeds explore nothing");
            return 2;
        }

        var failed = 0;
        var faults = new long[Enum.GetValues<Fault>().Length];
        var counts = Explored.Nothing;
        foreach (var result in Enumerable.Range(0, seeds).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(i => SeedRun.Run(from + (ulong)i, broken)))
        {
            failed += result.Failures.Count > 0 ? 1 : 0;
            counts += result.Counts;
            for (var i = 0; i < faults.Length; i++)
            {
                faults[i] += result.Faults[i];
            }

            foreach (var failure in result.Failures.Take(5))
            {
                output.WriteLine($"seed {result.Seed} (course {result.Hash}): {failure}");
            }

            if (seeds == 1)
            {
                output.WriteLine($"seed {result.Seed} took course {result.Hash}");
            }
        }

        foreach (var fault in Enum.GetValues<Fault>())
        {
            output.WriteLine($"{fault,-24}{faults[(int)fault],8}");
        }

        output.WriteLine(
            $"{counts.Acknowledged} commands acknowledged, {counts.SignedOff} sign-offs accepted and {counts.SignOffsRefused} refused, {counts.Conflicts} conflicts, {counts.ScopesMoved} scopes moved, {counts.Steps} steps");
        var explored = counts.Acknowledged > 0;
        if (!explored)
        {
            output.WriteLine("nothing was explored");
        }

        output.WriteLine($"{seeds} seeds, {failed} failures");
        return failed == 0 && explored ? 0 : 1;
    }
}
