using System.Diagnostics;

namespace Reinstate.TestNodes;

/// <summary>The program with other arguments than a node's, as a process of its own that can be killed before its end.</summary>
public sealed class CommandProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private CommandProcess(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public bool HasEnded => _process.HasExited;

    public static CommandProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <param name="environment">Beyond that of this program.</param>
    /// <param name="arguments">Of the program.</param>
    public static CommandProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = NodeProcess.Command(arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Waits for its end; what it printed, and then what it printed as errors.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output + await _errors);
    }

    /// <summary>SIGKILL: no time to write or to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
