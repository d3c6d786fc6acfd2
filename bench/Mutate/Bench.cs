using System.Diagnostics;

namespace Reinstate.Mutate;

/// <summary>A worker process that is replaced when it does not answer in time.</summary>
internal sealed class Bench(string tests) : IDisposable
{
    /// <summary>Of the processor's time, many times what the slowest table takes; not of the clock, because on a busy machine a table may wait long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Of anybody's time, for a mutant that waits and does not work.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private Process? worker;

    /// <summary>Why the table of the rule kills these rules, or this whole engine; empty when all its cases come out as they say. No bytes: the sound engine.</summary>
    public string Kill(int rule, bool isWhole, byte[] assembly)
    {
        var process = worker ??= Start();
        var answer = Task.Run(() => Ask(process, rule, isWhole, assembly));
        var (began, spent) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        while (!answer.Wait(TimeSpan.FromMilliseconds(500)))
        {
            process.Refresh();
            if (process.HasExited || process.TotalProcessorTime - spent < Patience && Stopwatch.GetElapsedTime(began) < Longest)
                continue;
            Dispose();
            return "did not end";
        }

        if (answer.Result is { } result)
            return result;
        Dispose();
        return "ended the process";
    }

    public void Dispose()
    {
        if (worker is { HasExited: false })
            worker.Kill();
        worker?.Dispose();
        worker = null;
    }

    /// <summary>Null when the process ended over it.</summary>
    private static string? Ask(Process process, int rule, bool isWhole, byte[] assembly)
    {
        try
        {
            var writer = new BinaryWriter(process.StandardInput.BaseStream);
            writer.Write(rule);
            writer.Write(isWhole);
            writer.Write(assembly.Length);
            writer.Write(assembly);
            writer.Flush();
            return new BinaryReader(process.StandardOutput.BaseStream).ReadString();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Bench).Assembly.Location, "--worker", tests])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
