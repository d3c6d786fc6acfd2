namespace Reinstate.Mutate;

/// <summary>
/// Every mutant of the chosen files against the tables of its rules. A mutant that does not compile is none. Exit status 1 when the sound engine
/// fails a case, else 0: a survivor may be another way of writing the same rule, and a person judges it.
/// </summary>
internal static class Campaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>chosen: numbers of rules and names of files without their ending; none for all.</summary>
    public static int Run(string root, string[] chosen, TextWriter output)
    {
        var tests = Path.Combine(root, "tests", "Reconciliation", "bin", "Release", "net10.0");
        var engine = new Engine(root, tests);
        using var bench = new Bench(tests, Patience);
        var (all, killed) = (0, 0);
        foreach (var subject in Subject.All(engine, root).Where(s => IsChosen(s, chosen)).OrderBy(s => s.Rules.Count == 1 ? s.Rules.Min : 100).ThenBy(s => s.File, StringComparer.Ordinal))
        {
            var tables = chosen.Select(c => int.TryParse(c, out var rule) ? rule : 0).Where(subject.Rules.Contains).ToArray() is { Length: > 0 } some ? some : [.. subject.Rules];
            foreach (var rule in tables)
            {
                if (bench.Kill(rule, isWhole: false, []) is { Length: > 0 } wrong)
                {
                    output.WriteLine($"The sound engine fails a case of rule {wrong}");
                    return 1;
                }
            }

            var (made, dead, survivors) = (0, 0, new List<string>());
            foreach (var mutant in Mutations.Of(engine.Tree(subject.File)))
            {
                if (engine.Build(mutant.Tree, subject.With) is not { } broken)
                    continue;
                made++;
                if (Array.Exists(tables, rule => bench.Kill(rule, subject.With is null, broken).Length > 0))
                    dead++;
                else
                    survivors.Add($"    {Path.GetRelativePath(root, subject.File)}:{mutant.Line}: {mutant.Change}");
            }

            output.WriteLine($"rule {string.Join(", ", tables),-12} {Path.GetFileNameWithoutExtension(subject.File),-32} {made,4} mutants {dead,4} killed {survivors.Count,4} survived");
            survivors.ForEach(output.WriteLine);
            output.Flush();
            (all, killed) = (all + made, killed + dead);
        }

        output.WriteLine($"{all} mutants, {killed} killed, {all - killed} survived");
        return 0;
    }

    private static bool IsChosen(Subject subject, string[] chosen) => chosen.Length == 0 || chosen.Contains(Path.GetFileNameWithoutExtension(subject.File), StringComparer.Ordinal)
        || chosen.Any(c => int.TryParse(c, out var rule) && subject.Rules.Contains(rule));
}
