using System.Globalization;
using System.Text.Json;

namespace Reinstate.Bench;

/// <summary>The one line that scripts read.</summary>
internal static class Report
{
    public static void Line(string name, double value, string unit, string baselineName, double baseline) => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["name"] = name,
        ["value"] = Math.Round(value, 1),
        ["unit"] = unit,
        ["baseline_name"] = baselineName,
        ["baseline"] = Math.Round(baseline, 1),
        ["ratio"] = Math.Round(value / baseline, 2),
    }));

    public static string Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? "-" : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))].ToString("0.0", CultureInfo.InvariantCulture);
}
