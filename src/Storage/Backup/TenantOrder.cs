using Reinstate.Storage.Log;

namespace Reinstate.Storage.Backup;

/// <summary>
/// Lets a tenant's rows through as long as they are one whole log: positions, versions and hash chain without gaps up to the head, and no command beyond it.
/// A copy of anything else would be found out only when it is needed. Memory grows with the streams, not with the events.
/// </summary>
internal sealed class TenantOrder(TenantHead head, string what)
{
    private readonly LogOrder _order = new();

    /// <exception cref="BackupDamagedException">A row does not continue the log.</exception>
    public async IAsyncEnumerable<StoredEvent> HoldAsync(IAsyncEnumerable<StoredEvent> events)
    {
        await foreach (var e in events)
        {
            yield return _order.Faults(e) is [var fault, ..] ? throw new BackupDamagedException($"{what} of {head.Tenant}: {fault}.") : e;
        }

        if (_order.End.Position != head.Position)
        {
            throw new BackupDamagedException($"{what} of {head.Tenant}: the events end at position {_order.End.Position}, the head says {head.Position}.");
        }
    }

    /// <exception cref="BackupDamagedException">A checkpoint is of a position that is not there.</exception>
    public async IAsyncEnumerable<Checkpoint> HoldAsync(IAsyncEnumerable<Checkpoint> checkpoints)
    {
        await foreach (var checkpoint in checkpoints)
        {
            yield return checkpoint.Position <= head.Position ? checkpoint
                : throw new BackupDamagedException($"{what} of {head.Tenant}: a checkpoint stands at {checkpoint.Position}, beyond the head {head.Position}.");
        }
    }

    /// <exception cref="BackupDamagedException">A command answers with a position that is not there.</exception>
    public async IAsyncEnumerable<CommandRecord> HoldAsync(IAsyncEnumerable<CommandRecord> commands)
    {
        await foreach (var command in commands)
        {
            yield return command.Position <= head.Position ? command
                : throw new BackupDamagedException($"{what} of {head.Tenant}: the command {command.Key} stands at {command.Position}, beyond the head {head.Position}.");
        }
    }
}
