using Reinstate.Storage.Log;

namespace Reinstate.Storage.Backup;

/// <summary>
/// Lets a tenant's rows through as long as they are one whole log: positions and versions without gaps up to the head, and no command beyond it.
/// A copy of anything else would be found out only when it is needed. Memory grows with the streams, not with the events.
/// </summary>
internal sealed class TenantOrder(TenantHead head, string what)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <exception cref="BackupDamagedException">A row does not continue the log.</exception>
    public async IAsyncEnumerable<StoredEvent> HoldAsync(IAsyncEnumerable<StoredEvent> events)
    {
        var position = 0L;
        await foreach (var e in events)
        {
            var version = _versions.GetValueOrDefault(e.Stream);
            if (e.Position != position + 1 || e.Version != version + 1)
            {
                throw new BackupDamagedException(
                    $"{what} of {head.Tenant}: position {e.Position} with version {e.Version} of {e.Stream} follows position {position} and version {version}.");
            }

            (position, _versions[e.Stream]) = (e.Position, e.Version);
            yield return e;
        }

        if (position != head.Position)
        {
            throw new BackupDamagedException($"{what} of {head.Tenant}: the events end at position {position}, the head says {head.Position}.");
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
