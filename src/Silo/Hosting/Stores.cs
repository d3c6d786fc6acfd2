using Reinstate.Silo.Sealing;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.Storage.Sqlite;

namespace Reinstate.Silo.Hosting;

/// <summary>Opens the log at an address, its schema brought up to date.</summary>
internal static class Stores
{
    /// <summary>The log, personal data enciphered in it.</summary>
    /// <exception cref="LogUnavailableException">It cannot be reached.</exception>
    /// <exception cref="KeysUnusableException">There are no keys to work with.</exception>
    public static async Task<EncipheredLog> OpenAsync(StoreAddress address, KeyFolder keys, CancellationToken cancellation, ILogger? logger = null)
    {
        var masters = MasterKeys.Of(keys);
        return await OpenAsStoredAsync(address, cancellation, logger) switch
        {
            SqliteLog log => new EncipheredLog(log, new DataKeys(log, masters, TimeProvider.System)),
            PostgresLog log => new EncipheredLog(log, new DataKeys(log, masters, TimeProvider.System)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} keeps no data keys."),
        };
    }

    /// <summary>The log as it is stored: to copy it.</summary>
    /// <exception cref="LogUnavailableException">It cannot be reached.</exception>
    public static async Task<IPortableLog> OpenAsStoredAsync(StoreAddress address, CancellationToken cancellation, ILogger? logger = null)
    {
        switch (address)
        {
            case StoreAddress.Sqlite(var file):
                return SqliteLog.Open(file);
            case StoreAddress.Postgres(var connection):
                await PostgresSchema.MigrateAsync(connection, cancellation);
                return PostgresLog.Open(connection, logger);
            default:
                throw new ArgumentOutOfRangeException(nameof(address));
        }
    }
}
