using System.Diagnostics;
using System.Globalization;

namespace Reinstate.Bench;

/// <summary>One acknowledged command of a caller, from its first sending to its acknowledgement, in ticks of <see cref="Stopwatch"/>.</summary>
internal sealed record Waited(int Caller, long Sent, long Acknowledged)
{
    public double Milliseconds => Stopwatch.GetElapsedTime(Sent, Acknowledged).TotalMilliseconds;
}

/// <summary>A kill, and when it happened.</summary>
internal sealed record Kill(string Victim, long At);

/// <summary>
/// What kills cost callers: for each kill and caller the longest wait of a command that was under way between this kill and the next. Beside it the
/// latency of all commands before the first kill, and the longest wait of each caller in the same time, which is the fair comparison.
/// </summary>
internal static class CrashPauses
{
    public const string Header = "| what callers waited for | count | p50 ms | p90 ms | p99 ms | max ms |\n|---|---|---|---|---|---|";

    public static void Print(IReadOnlyList<Waited> waits, IReadOnlyList<Kill> kills, long ended)
    {
        // The first half warms the nodes up.
        var calm = waits.Where(wait => wait.Acknowledged < kills[0].At).OrderBy(wait => wait.Acknowledged).ToList() is var before ? before[(before.Count / 2)..] : [];
        Console.WriteLine(Header);
        Row("a command before the first kill", calm.Select(wait => wait.Milliseconds));
        Row("longest of each caller before the first kill", calm.GroupBy(wait => wait.Caller, (_, own) => own.Max(wait => wait.Milliseconds)));
        foreach (var victim in kills.Select(kill => kill.Victim).Distinct(StringComparer.Ordinal))
            Row($"longest of each caller per kill of {victim}", Pauses(waits, kills, ended, victim));
    }

    public static List<double> Pauses(IReadOnlyList<Waited> waits, IReadOnlyList<Kill> kills, long ended, string victim) =>
        [.. kills.Index()
            .Where(kill => string.Equals(kill.Item.Victim, victim, StringComparison.Ordinal))
            .SelectMany(kill => After(waits, kill.Item.At, kill.Index + 1 < kills.Count ? kills[kill.Index + 1].At : ended))];

    public static string LongestSince(IReadOnlyList<Waited> waits, Kill kill) =>
        (waits.Where(wait => wait.Acknowledged >= kill.At).Select(wait => wait.Milliseconds).DefaultIfEmpty().Max() / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    private static IEnumerable<double> After(IReadOnlyList<Waited> waits, long from, long to) =>
        waits.Where(wait => wait.Acknowledged >= from && wait.Sent < to).GroupBy(wait => wait.Caller, (_, own) => own.Max(wait => wait.Milliseconds));

    private static void Row(string name, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {sorted.Count} | {Report.Percentile(sorted, 0.5)} | {Report.Percentile(sorted, 0.9)} | {Report.Percentile(sorted, 0.99)} | {sorted.LastOrDefault():0.0} |"));
    }
}
