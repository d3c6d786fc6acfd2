using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Folders.Generation.Writing;

namespace Reinstate.Folders.Generation.Scoring;

/// <summary>The truth of a generated folder, and the results of ./run reconcile on it.</summary>
public static class ScoreFiles
{
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static Score Read(string folder, string results)
    {
        var truth = PlainCsv.Read(Path.Combine(folder, TruthFile.Name), "fault_id", "rule", "service_id", "person_id", "entries", "what")
            .Select(row => new Planted(row("fault_id"), Number(row("rule")), row("service_id"), row("person_id"), List(row("entries")), row("what"))).ToArray();
        var findings = PlainCsv.Read(Path.Combine(results, "findings.csv"), "rule", "code", "severity", "service_id", "person_id", "item", "entries", "explanation")
            .Select(row => new Found(
                Number(row("rule")), row("code"), row("severity"), row("service_id"), row("person_id"), row("item"), List(row("entries")), row("explanation"))).ToArray();
        return Score.Of(truth, findings, PlainCsv.Read(Path.Combine(results, "rejects.csv"), "file").Count());
    }

    private static ImmutableArray<string> List(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"'{text}' is not the number of a rule.");
}
