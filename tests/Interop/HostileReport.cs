using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>What became of the attacks, as the hostile client printed it.</summary>
/// <param name="Families">How many were tried, and how many of them were refused as they must be.</param>
/// <param name="Distinct">Attacks with a name of their own.</param>
/// <param name="GotIn">A line for each that was not refused as it must be.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record HostileReport((string Name, int Tried, int Refused)[] Families, int Distinct, string[] GotIn, double Seconds)
{
    /// <summary>The last line of the output.</summary>
    public static HostileReport Parse(string output)
    {
        using var document = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        var root = document.RootElement;
        return new HostileReport(
            [.. root.GetProperty("families").EnumerateArray().Select(row => (row[0].GetString()!, row[1].GetInt32(), row[2].GetInt32()))],
            root.GetProperty("distinct").GetInt32(),
            [.. root.GetProperty("gotIn").EnumerateArray().Select(line => line.GetString()!)],
            root.GetProperty("seconds").GetDouble());
    }
}
