using System.Runtime.CompilerServices;
using Reinstate.Simulation.Scheduling;
using Reinstate.Storage.Log;

namespace Reinstate.Simulation.World;

/// <summary>One node's connection to the database. A node that died hears nothing any more, and nothing that it asks is done.</summary>
internal sealed class NodeLog(SimulatedStore store, SimulatedTime time, Chance chance, Faults faults, Broken broken) : ILog
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _died = new();

    /// <summary>Done when the node has died.</summary>
    public Task Died => _died.Task;

    public void Die() => _died.TrySetResult();

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation)
    {
        await TravelAsync();
        if (faults.Strikes(Fault.CrashBeforeCommit))
        {
            Die();
        }

        await AliveAsync();
        if (faults.Strikes(Fault.FailedAppend))
        {
            throw Unavailable();
        }

        if (broken is Broken.EarlyAcknowledgement)
        {
            var foretold = store.Foretell(batch);
            _ = CommitLaterAsync(batch);
            return foretold;
        }

        var outcomes = store.Append(batch);
        if (faults.Strikes(Fault.CrashAfterCommit))
        {
            Die();
        }

        if (faults.Strikes(Fault.DelayedAcknowledgement))
        {
            await time.Delay(chance.Between(Short, Long));
        }

        await TravelAsync();
        return faults.Strikes(Fault.LostAcknowledgement) ? throw Unavailable() : outcomes;
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var stored in await ReadAsync(() => store.Stream(tenant, stream, afterVersion)))
        {
            yield return stored;
        }
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation) =>
        await ReadAsync(() => store.Tail(tenant, afterPosition, max));

    public async ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation) =>
        await ReadAsync(() => store.Scope(tenant, incident, service));

    public async ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) => await ReadAsync(() => store.Head(tenant));

    public async ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) => await ReadAsync(store.Tenants);

    public async ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) => await ReadAsync(() => store.Command(tenant, key));

    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        await TravelAsync();
        store.Save(snapshot);
    }

    public async ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation) =>
        await ReadAsync(() => store.Load(tenant, name, schema));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static LogUnavailableException Unavailable() => new("away", new IOException());

    // The way there and the way back: between them the answer grows old.
    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await TravelAsync();
        if (faults.Strikes(Fault.FailedRead))
        {
            throw Unavailable();
        }

        var found = read();
        await TravelAsync();
        return found;
    }

    private async Task TravelAsync()
    {
        await time.Delay(chance.Between(TimeSpan.FromMilliseconds(0.1), Short));
        await AliveAsync();
    }

    // What a dead node was doing goes no further.
    private Task AliveAsync() => Died.IsCompleted ? new TaskCompletionSource().Task : Task.CompletedTask;

    private async Task CommitLaterAsync(IReadOnlyList<AppendRequest> batch)
    {
        await time.Delay(chance.Between(TimeSpan.Zero, Short));
        await AliveAsync();
        store.Append(batch);
    }
}
