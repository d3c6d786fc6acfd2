using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Reinstate.Evidence.Reports;
using Reinstate.Folders.Generation;
using Reinstate.Folders.Generation.Scoring;

namespace Reinstate.Silo.Commands;

/// <summary>
/// Holds the findings of a reconciliation against the truth of a generated folder. Exit code 0: all found and nothing grave beyond; 1: not so;
/// 2: no score can be computed.
/// </summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "A folder of ./run generate.", Arity = ArgumentArity.ZeroOrOne };
        var results = new Argument<string?>("RESULTS") { Description = "What ./run reconcile FOLDER --out RESULTS wrote.", Arity = ArgumentArity.ZeroOrOne };
        var seeds = new Option<string?>("--seeds") { Description = "Instead: generate, reconcile and score a small folder for each seed.", HelpName = "A..B" };
        var rules = new Option<string>("--rules") { Description = "With --seeds: plant only these rules, separated by commas.", DefaultValueFactory = _ => "", HelpName = "LIST" };
        var clean = new Option<bool>("--clean") { Description = "With --seeds: plant nothing." };
        var keep = new Option<string?>("--keep") { Description = "With --seeds: keep the folders and results here.", HelpName = "DIR" };
        var command = new Command("score", "Computes precision and recall of reconcile on a generated folder.") { folder, results, seeds, rules, clean, keep };
        command.SetAction(parsed => Run(
            parsed.GetValue(folder), parsed.GetValue(results), parsed.GetValue(seeds), parsed.GetValue(rules)!, parsed.GetValue(clean), parsed.GetValue(keep), Console.Out, Console.Error));
        return command;
    }

    internal static int Run(string? folder, string? results, string? seeds, string rules, bool clean, string? keep, TextWriter output, TextWriter error)
    {
        try
        {
            Score score;
            if (seeds is null)
            {
                if (folder is null || results is null)
                    return Fail(error, "score needs FOLDER and RESULTS, or --seeds A..B.");
                score = ScoreFiles.Read(folder, results);
            }
            else
            {
                if (ReadSeeds(seeds) is not { } range)
                    return Fail(error, $"--seeds {seeds}: is not of the form 1..200.");
                if (ReadRules(rules) is not { } wanted)
                    return Fail(error, $"--rules {rules}: a fault can be planted of {string.Join(", ", SeedTrials.Rules)}.");
                score = SeedTrials.Run(range.From, range.To, wanted, clean, keep, (from, to) => ReconcileCommand.Run(from, to, null, null, TextWriter.Null, error), output);
            }

            ScoreTable.Write(score, output);
            return score.IsPerfect ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or GenerationRefusedException)
        {
            return Fail(error, $"No score: {e.Message}");
        }
    }

    private static int Fail(TextWriter error, string sentence)
    {
        error.WriteLine(sentence);
        return 2;
    }

    private static (ulong From, ulong To)? ReadSeeds(string text)
    {
        var ends = text.Split("..");
        return ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && ulong.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) && ends.Length <= 2 && from <= to && to < ulong.MaxValue ? (from, to) : null;
    }

    private static ImmutableArray<int>? ReadRules(string text)
    {
        var list = ImmutableArray.CreateBuilder<int>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var rule) || !SeedTrials.Rules.Contains(rule))
                return null;
            list.Add(rule);
        }

        return list.ToImmutable();
    }
}
