using System.Diagnostics;

namespace Reinstate.Mutate;

/// <summary>A worker process that is replaced when it does not answer in time.</summary>
internal sealed class Bench(string tests, TimeSpan patience) : IDisposable
{
    private Process? worker;

    /// <summary>Why the table of the rule kills this engine; empty when all its cases come out as they say.</summary>
    public string Kill(int rule, byte[] engine)
    {
        var process = worker ??= Start();
        var answer = Task.Run(() => Ask(process, rule, engine));
        if (answer.Wait(patience))
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

    private static string Ask(Process process, int rule, byte[] engine)
    {
        try
        {
            var writer = new BinaryWriter(process.StandardInput.BaseStream);
            writer.Write(rule);
            writer.Write(engine.Length);
            writer.Write(engine);
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
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
