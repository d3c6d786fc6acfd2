using System.Text;

namespace Reinstate.Mutate;

/// <summary>How the mutants of one file ended.</summary>
internal sealed record Tally(string Rules, string File, int Mutants, int Killed, int Equivalent)
{
    public int Survived => Mutants - Killed - Equivalent;

    public string Sentence => $"{Mutants} mutants, {Killed} killed, {Equivalent} equivalent, {Survived} survived";
}

/// <summary>bench/results/mutation.md.</summary>
internal static class Results
{
    public static void Write(string root, IReadOnlyList<Tally> tallies, Tally total, TimeSpan took)
    {
        var page = new StringBuilder("""
            # mutation

            `./bench/mutate`: every detection rule is broken by one small change at a time, and its table of cases in `tests/Reconciliation/Rules/Cases` is run against
            it. A mutant is killed when some case fails. One that no case can kill, because it is the same rule in other words, is listed with its reason in
            `bench/Mutate/equivalents.json`. Files of several rules stand for themselves.

            | rule | files | mutants | killed | equivalent | survived |
            |---|---|---|---|---|---|

            """);
        foreach (var rule in tallies.GroupBy(t => t.Rules, StringComparer.Ordinal))
            page.Append($"| {rule.Key} | {string.Join(", ", rule.Select(t => t.File))} | {rule.Sum(t => t.Mutants)} | {rule.Sum(t => t.Killed)} | {rule.Sum(t => t.Equivalent)} | {rule.Sum(t => t.Survived)} |\n");
        page.Append($"| all | | {total.Mutants} | {total.Killed} | {total.Equivalent} | {total.Survived} |\n\n");
        page.Append($"{took.TotalMinutes:0} minutes. Machine: {Machine()}.\n");
        File.WriteAllText(Path.Combine(root, "bench", "results", "mutation.md"), page.ToString());
    }

    private static string Machine()
    {
        var processor = Field("/proc/cpuinfo", "model name");
        var memory = long.TryParse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], out var kibibytes) ? $", {Math.Round(kibibytes / 1048576.0)} GiB" : "";
        return $"{Environment.ProcessorCount} cores ({(processor.Length == 0 ? "unknown" : processor)}){memory}";
    }

    private static string Field(string file, string name) => !File.Exists(file) ? ""
        : File.ReadLines(file).Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault("");
}
