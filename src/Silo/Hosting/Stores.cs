using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.Storage.Sqlite;

namespace Reinstate.Silo.Hosting;

/// <summary>Opens the log at an address, its schema brought up to date.</summary>
internal static class Stores
{
    /// <exception cref="LogUnavailableException">It cannot be reached.</exception>
    public static async Task<IPortableLog> OpenAsync(StoreAddress address, CancellationToken cancellation, ILogger? logger = null)
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
