using System.Globalization;

namespace Reinstate.Bench;

/// <summary>What the system says a process occupies, shared pages included.</summary>
internal static class ResidentMemory
{
    /// <summary>VmRSS of a process of Linux, in MiB.</summary>
    public static double OfMebibytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
