using System.Diagnostics;

namespace Reinstate.Mutate;

/// <summary>A worker process that is replaced when it does not answer in time.</summary>
internal sealed class Bench(string tests) : IDisposable
{
    /// <summary>A hundred times what the slowest table takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A whole engine is compiled again by the runtime first.</summary>
    private static readonly TimeSpan PatienceWithWhole = TimeSpan.FromSeconds(20);

    private Process? worker;

    /// <summary>Why the table of the rule kills these rules, or this whole engine; empty when all its cases come out as they say. No bytes: the sound engine.</summary>
    public string Kill(int rule, bool isWhole, byte[] assembly)
    {
        var process = worker ??= Start();
        var answer = Task.Run(() => Ask(process, rule, isWhole, assembly));
        if (answer.Wait(isWhole || assembly.Length == 0 ? PatienceWithWhole : Patience))
            return answer.Result;
        Dispose();
        return "did not end";
    }

    public void Dispose()
    {
        if (worker is { HasExited: false })
            worker.Kill();
        worker?.Dispose();
        worker = null;
    }

    private static string Ask(Process process, int rule, bool isWhole, byte[] assembly)
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
            return "ended the process";
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Bench).Assembly.Location, "--worker", tests])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
