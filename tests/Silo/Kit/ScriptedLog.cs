using System.Runtime.CompilerServices;
using Reinstate.Storage.Log;

namespace Reinstate.SiloTests.Kit;

/// <summary>A real log whose appends can be made to wait or to fail, before or after they are committed.</summary>
internal sealed class ScriptedLog(ILog log) : ILog
{
    private readonly List<int> _batches = [];
    private TaskCompletionSource? _held;

    /// <summary>Runs before each append; may throw.</summary>
    public Action<IReadOnlyList<AppendRequest>> Before { get; set; } = _ => { };

    /// <summary>Runs after each append is durable; may throw.</summary>
    public Action<IReadOnlyList<AppendRequest>> After { get; set; } = _ => { };

    /// <summary>Runs before each read of the tail or of a stream; may throw, or wait.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    /// <summary>How often the tail or a stream was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Sizes of the batches, in order.</summary>
    public IReadOnlyList<int> Batches => _batches;

    /// <summary>Done when an append waits because of <see cref="Hold"/>.</summary>
    public TaskCompletionSource Waiting { get; private set; } = new();

    public static LogUnavailableException Unavailable() => new("away", new IOException());

    /// <summary>The next appends wait until <see cref="Release"/>.</summary>
    public void Hold()
    {
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Release() => _held?.SetResult();

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation)
    {
        if (_held is { } held)
        {
            Waiting.TrySetResult();
            await held.Task;
        }

        _batches.Add(batch.Count);
        Before(batch);
        var outcomes = await log.AppendAsync(batch, cancellation);
        After(batch);
        return outcomes;
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Reads++;
        await BeforeRead();
        await foreach (var stored in log.ReadStreamAsync(tenant, stream, afterVersion, cancellation))
        {
            yield return stored;
        }
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation)
    {
        Reads++;
        await BeforeRead();
        return await log.ReadTailAsync(tenant, afterPosition, max, cancellation);
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation) =>
        log.ReadScopeAsync(tenant, incident, service, cancellation);

    public ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) => log.HeadAsync(tenant, cancellation);

    public ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) => log.TenantsAsync(cancellation);

    public ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) =>
        log.FindCommandAsync(tenant, key, cancellation);

    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation) => log.SaveSnapshotAsync(snapshot, cancellation);

    public ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation) =>
        log.LoadSnapshotAsync(tenant, name, schema, cancellation);

    public ValueTask DisposeAsync() => log.DisposeAsync();
}
