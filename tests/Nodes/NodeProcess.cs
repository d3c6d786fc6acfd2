using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Reinstate.TestNodes;

/// <summary>A real node as a process of its own, on loopback, that can be killed and started again on the same ports and data.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    // Nodes on one database believe each other's tokens, and those of the node that was killed.
    private static readonly Lazy<string> IssuerKey = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("reinstate-issuer-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Path.Combine(folder, "key");
    });

    private readonly string[] _arguments;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private TaskCompletionSource _ready = NewSignal();

    private NodeProcess(string[] arguments) => _arguments =
        arguments.Contains("--store") && !arguments.Contains("--issuer") && !arguments.Contains("--issuer-key") ? [.. arguments, "--issuer-key", IssuerKey.Value] : arguments;

    /// <summary>Address for gRPC over HTTP/2 without TLS.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    /// <summary>Address for pages, gRPC-Web and JSON.</summary>
    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>What the node has printed so far.</summary>
    public string Output => string.Join('\n', _output);

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The node is not running.");

    /// <summary>False from the moment of a kill.</summary>
    public bool IsRunning => Volatile.Read(ref _process) is not null;

    /// <summary>Whether it ended by itself, as a node does whom the others have declared dead.</summary>
    public bool HasEnded => Volatile.Read(ref _process) is { HasExited: true };

    /// <summary>Starts a node and returns when it says that it is ready.</summary>
    /// <param name="arguments">Of the program, beyond the ports; for example <c>--data DIR</c> or <c>--store postgres://…</c>.</param>
    /// <exception cref="InvalidOperationException">The node ended before it was ready; the message carries what it printed.</exception>
    public static async Task<NodeProcess> StartAsync(params string[] arguments)
    {
        var node = new NodeProcess(arguments);
        await node.LaunchAsync(0, 0);
        return node;
    }

    /// <summary>Runs the program with other arguments to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = CommandProcess.Start(arguments);
        return await process.EndAsync();
    }

    /// <summary>SIGKILL: no time to write, answer or say goodbye.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } running)
            return;
        if (!running.HasExited)
            running.Kill();
        await running.WaitForExitAsync();
        running.Dispose();
    }

    /// <summary>Starts the killed node again with the same ports and arguments.</summary>
    public Task StartAgainAsync() => LaunchAsync(HttpAddress.Port, GrpcAddress.Port);

    public async ValueTask DisposeAsync() => await KillAsync();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The program beside this one: the build copies it nowhere, so it is found from the repository's root.</summary>
    internal static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Repository.Root, "src", "Silo", "bin", configuration, "node", "Reinstate.Silo.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Repository.Root };
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "src", "Silo", "node.env")).Where(line => !line.StartsWith('#')))
        {
            var parts = line.Split('=', 2);
            start.Environment.TryAdd(parts[0], parts[1]);
        }

        return start;
    }

    private async Task LaunchAsync(int httpPort, int grpcPort)
    {
        _ready = NewSignal();
        _process = Process.Start(Command([.. _arguments, "--empty", "--http-port", Port(httpPort), "--grpc-port", Port(grpcPort)])) ?? throw new InvalidOperationException("dotnet did not start.");
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _ready.Task.WaitAsync(TimeSpan.FromSeconds(90));
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException($"The node ended before it was ready:\n{Output}"));
            return;
        }

        _output.Enqueue(line);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["gRPC", var grpc])
            GrpcAddress = new Uri(grpc);
        else if (words is ["pages,", .., var http])
            HttpAddress = new Uri(http);
        else if (words is ["ready"])
            _ready.TrySetResult();
    }

    private static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);
}
