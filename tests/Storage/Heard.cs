using Microsoft.Extensions.Logging;

namespace Reinstate.StorageTests;

/// <summary>A logger that lets a test wait for something to be said.</summary>
internal sealed class Heard : ILogger
{
    private readonly SemaphoreSlim _said = new(0);

    public Task AwaitAsync() => _said.WaitAsync(TestContext.Current.CancellationToken);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _said.Release();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
