using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;

namespace Reinstate.StorageTests.Suite;

/// <summary>What every store must do. A store joins by a subclass that says how to open it.</summary>
public abstract partial class LogSuite : IAsyncLifetime
{
    private readonly List<ILog> _opened = [];

    protected ILog Log { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty store for one test.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>Opens the test's store, once more if it is open already, as another node would.</summary>
    protected abstract ILog Open();

    /// <summary>Makes another empty store of the same kind; whoever asks closes it.</summary>
    protected abstract Task<IPortableLog> OpenEmptyAsync();

    /// <summary>Makes some of the transactions under way fail, again and again until told to stop.</summary>
    protected virtual Task DisturbAsync(CancellationToken stop) => Task.CompletedTask;

    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        Log = OpenOnce();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var log in _opened)
        {
            await log.DisposeAsync();
        }

        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    protected ILog OpenOnce()
    {
        var log = Open();
        _opened.Add(log);
        return log;
    }

    protected async Task ReopenAsync()
    {
        await Log.DisposeAsync();
        _opened.Remove(Log);
        Log = OpenOnce();
    }
}
