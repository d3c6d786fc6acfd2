using System.Diagnostics;
using System.Globalization;

namespace Reinstate.Bench;

/// <summary>Processor time spent so far, user and system.</summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on.

    public static TimeSpan OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    /// <summary>Of a PostgreSQL server: its postmaster, the children that have ended and those that run.</summary>
    public static TimeSpan OfServer(int postmaster)
    {
        var ticks = 0L;
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || Stat(folder) is not { } stat)
                continue;
            if (id == postmaster)
                ticks += stat[13..17].Sum(Parse);
            else if (Parse(stat[3]) == postmaster)
                ticks += stat[13..15].Sum(Parse);
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    // The second field is a name in parentheses that may hold spaces. A process may end while we look.
    private static string[]? Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return ["", "", .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Parse(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
