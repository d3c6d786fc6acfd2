using System.Globalization;

namespace Reinstate.Bench;

/// <summary>What the system says a process occupies, shared pages included.</summary>
internal static class ResidentMemory
{
    /// <summary>VmRSS of a process of Linux, in MiB.</summary>
    public static double OfMebibytes(int process) => Line(process, "VmRSS:");

    /// <summary>VmHWM: the most that it occupied since it started or <see cref="ForgetMostAsync"/>, in MiB.</summary>
    public static double MostOfMebibytes(int process) => Line(process, "VmHWM:");

    /// <summary>What it occupies now counts as the most so far.</summary>
    public static Task ForgetMostAsync(int process) => File.WriteAllTextAsync($"/proc/{process}/clear_refs", "5");

    private static double Line(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
