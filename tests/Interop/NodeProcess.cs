using System.Diagnostics;
using System.Reflection;

namespace Reinstate.InteropTests;

/// <summary>The program as people start it: a process of its own, on free ports, with an empty store and a clock that the play moves.</summary>
public sealed class NodeProcess : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("reinstate-interop-").FullName;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    /// <summary>Host and port for gRPC.</summary>
    public string Grpc => Address("gRPC ");

    /// <summary>Host and port for gRPC-Web and JSON.</summary>
    public string Http => Address("pages");

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Everything that the node has printed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    public static string Metadata(string key) =>
        typeof(NodeProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("SiloProgram"), "--data", data, "--http-port", "0", "--grpc-port", "0", "--clock", "demo"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(ready.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(IsRunning, Output);
    }

    public async ValueTask DisposeAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private string Address(string name)
    {
        var line = Output.Split('\n').First(l => l.StartsWith(name, StringComparison.Ordinal));
        return line[(line.LastIndexOf('/') + 1)..].Trim();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }

        if (line == "ready")
        {
            ready.TrySetResult();
        }
    }
}
