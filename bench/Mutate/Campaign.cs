using System.Diagnostics;

namespace Reinstate.Mutate;

/// <summary>
/// Every mutant of the chosen files against the tables of its rules. A mutant that does not compile is none. Exit status 0 when each is killed or
/// listed as equivalent; 1 when one survives, when the list names what is no survivor, or when the sound engine fails a case.
/// </summary>
internal static class Campaign
{
    /// <summary>chosen: numbers of rules and names of files without their ending; none for all, and then the results are written down.</summary>
    public static int Run(string root, string[] chosen, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var tests = Path.Combine(root, "tests", "Reconciliation", "bin", "Release", "net10.0");
        var (engine, equivalents) = (new Engine(root, tests), Equivalents.Read(Path.Combine(root, "bench", "Mutate", "equivalents.json")));
        Subject[] subjects = [.. Subject.All(engine, root).Where(s => IsChosen(s, chosen)).OrderBy(s => s.Rules.Count == 1 ? s.Rules.Min : 100).ThenBy(s => s.File, StringComparer.Ordinal)];
        using var bench = new Bench(tests);
        foreach (var rule in subjects.SelectMany(s => s.Rules).Distinct())
        {
            if (bench.Kill(rule, isWhole: false, []) is { Length: > 0 } wrong)
            {
                output.WriteLine($"The sound engine fails a case of rule {wrong}");
                return 1;
            }
        }

        List<Tally> tallies = [.. subjects.Select(s => Try(s, engine, bench, equivalents, output))];
        string[] idle = [.. equivalents.Idle(tallies.Select(t => t.File).ToHashSet(StringComparer.Ordinal))];
        foreach (var listed in idle)
            output.WriteLine($"Listed as equivalent, and no mutant that survives: {listed}");
        var total = new Tally("", "", tallies.Sum(t => t.Mutants), tallies.Sum(t => t.Killed), tallies.Sum(t => t.Equivalent));
        if (chosen.Length == 0)
            Results.Write(root, tallies, total, Stopwatch.GetElapsedTime(began));
        output.WriteLine(total.Sentence);
        return total.Survived > 0 || idle.Length > 0 ? 1 : 0;
    }

    private static Tally Try(Subject subject, Engine engine, Bench bench, Equivalents equivalents, TextWriter output)
    {
        var file = Path.GetFileNameWithoutExtension(subject.File);
        var (made, killed, same, survivors) = (0, 0, 0, new List<string>());
        foreach (var mutant in Mutations.Of(engine.Tree(subject.File)))
        {
            if (engine.Build(mutant.Tree, subject.With) is not { } broken)
                continue;
            made++;
            if (subject.Rules.Any(rule => bench.Kill(rule, subject.With is null, broken).Length > 0))
                killed++;
            else if (equivalents.Contains(file, mutant))
                same++;
            else
                survivors.Add($"    {file}:{mutant.Line}: {mutant.Change}");
        }

        var tally = new Tally(string.Join(", ", subject.Rules), file, made, killed, same);
        output.WriteLine($"rule {tally.Rules,-8} {file,-30} {tally.Sentence}");
        survivors.ForEach(output.WriteLine);
        output.Flush();
        return tally;
    }

    private static bool IsChosen(Subject subject, string[] chosen) => chosen.Length == 0 || chosen.Contains(Path.GetFileNameWithoutExtension(subject.File), StringComparer.Ordinal)
        || chosen.Any(c => int.TryParse(c, out var rule) && subject.Rules.Contains(rule));
}
