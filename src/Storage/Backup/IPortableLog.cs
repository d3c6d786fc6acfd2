using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Backup;

/// <summary>A log that can be copied out whole while it is in use, and filled from such a copy while it is empty.</summary>
public interface IPortableLog : ILog, ICheckpoints
{
    /// <summary>The bytes of scans as they are stored.</summary>
    internal IScanRows ScanRows { get; }

    /// <summary>Begins to read the log as it is at this moment; what is appended meanwhile neither waits nor shows.</summary>
    internal ValueTask<ILogReading> BeginReadingAsync(CancellationToken cancellation);

    /// <summary>Begins to fill the log. Appends wait until the filling ends.</summary>
    /// <exception cref="StoreNotEmptyException">The log holds something; it is left as it is.</exception>
    internal ValueTask<ILogFilling> BeginFillingAsync(CancellationToken cancellation);
}

/// <summary>How far the log of a tenant goes: its last position, 0 when only commands without events are remembered.</summary>
internal sealed record TenantHead(string Tenant, long Position);

/// <summary>One unchanging view of a log. One thing is read at a time, row by row, so memory does not grow with the log.</summary>
internal interface ILogReading : IAsyncDisposable
{
    /// <summary>Every tenant with an event or a remembered command, in ordinal order.</summary>
    ValueTask<IReadOnlyList<TenantHead>> TenantsAsync(CancellationToken cancellation);

    /// <summary>The tenant's events by position.</summary>
    IAsyncEnumerable<StoredEvent> EventsAsync(string tenant, CancellationToken cancellation);

    /// <summary>The tenant's remembered commands by key, compared by bytes.</summary>
    IAsyncEnumerable<CommandRecord> CommandsAsync(string tenant, CancellationToken cancellation);

    /// <summary>The tenant's checkpoints by position.</summary>
    IAsyncEnumerable<Checkpoint> CheckpointsAsync(string tenant, CancellationToken cancellation);

    /// <summary>The tenant's data keys by subject, compared by bytes, as they are wrapped.</summary>
    IAsyncEnumerable<KeyRow> KeysAsync(string tenant, CancellationToken cancellation);

    /// <summary>The tenant's scans by subject and name, compared by bytes, as they are enciphered. All that an event of this reading names is there: it was durable before the event.</summary>
    IAsyncEnumerable<ScanRow> ScansAsync(string tenant, CancellationToken cancellation);
}

/// <summary>One transaction that fills an empty log. Disposed before <see cref="CompleteAsync"/>, it leaves the log empty.</summary>
internal interface ILogFilling : IAsyncDisposable
{
    ValueTask AddEventsAsync(IAsyncEnumerable<StoredEvent> events, CancellationToken cancellation);

    ValueTask AddCommandsAsync(string tenant, IAsyncEnumerable<CommandRecord> commands, CancellationToken cancellation);

    ValueTask AddCheckpointsAsync(IAsyncEnumerable<Checkpoint> checkpoints, CancellationToken cancellation);

    ValueTask AddKeysAsync(string tenant, IAsyncEnumerable<KeyRow> keys, CancellationToken cancellation);

    ValueTask AddScansAsync(string tenant, IAsyncEnumerable<ScanRow> scans, CancellationToken cancellation);

    /// <summary>Derives what the log keeps beside events and commands, and makes all of it durable and visible at once.</summary>
    ValueTask CompleteAsync(IReadOnlyList<TenantHead> heads, CancellationToken cancellation);
}
