using Microsoft.Extensions.Logging;
using Reinstate.Silo.GroupCommit;

namespace Reinstate.Simulation.World;

/// <summary>What went wrong that must not, in the order in which it was seen; also what the nodes log as an error.</summary>
internal sealed class Course : ILogger<CommitQueue>
{
    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    public void Fail(string what) => _failures.Add(what);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error)
        {
            Fail($"a node logged {formatter(state, exception)}: {exception?.GetType().Name} {exception?.Message}");
        }
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
