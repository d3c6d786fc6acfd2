namespace Reinstate.Storage.Log;

/// <summary>
/// The append-only log: the only truth (rule 1). One log holds many tenants; no call crosses from one to another.
/// Each implementation passes the same behavioural suite.
/// </summary>
public interface ILog : IAsyncDisposable
{
    /// <summary>
    /// Appends a batch in one database transaction and returns one outcome for each request, in order. A request that conflicts
    /// does not fail its neighbours. When this returns, every <see cref="AppendOutcome.Appended"/> is durable (rule 3).
    /// A later request of the batch sees the earlier ones.
    /// </summary>
    /// <exception cref="LogUnavailableException">The batch may or may not be committed; ask again with the same keys.</exception>
    ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation);

    /// <summary>The events of a stream with a version greater than <paramref name="afterVersion"/>, in order.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string stream, long afterVersion, CancellationToken cancellation);

    /// <summary>At most <paramref name="max"/> events after a position, in order, none skipped (rule 6).</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation);

    /// <summary>Every event that touches the incident (and, unless empty, the service), by position: what a decision over that scope is judged on.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation);

    /// <summary>Position and link of the tenant's last committed event; position 0 for a tenant without events.</summary>
    ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation);

    /// <summary>Every tenant with at least one event, in ordinal order. For the node's own use (reminders, verification), never for a caller.</summary>
    ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation);

    /// <summary>The command remembered under an idempotency key, or null.</summary>
    ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation);

    /// <summary>Keeps a snapshot, replacing an older one of that name. Snapshots are disposable (rule 1).</summary>
    ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation);

    /// <summary>The snapshot of that name if it has that schema, else null.</summary>
    ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation);
}

/// <summary>A fold of a stream (or of a tenant's whole log) up to a version (or position), in a schema that the reader states.</summary>
public sealed record Snapshot(string Tenant, string Name, int Schema, long Version, ReadOnlyMemory<byte> Data);

/// <summary>The database could not be reached or failed. Carries no text of the database in its message.</summary>
public sealed class LogUnavailableException(string message, Exception inner) : Exception(message, inner);
