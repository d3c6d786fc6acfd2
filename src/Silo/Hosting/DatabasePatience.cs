using Npgsql;

namespace Reinstate.Silo.Hosting;

/// <summary>
/// How long a node waits for its database, and the database for a node. Without limits a link that swallows packets holds a commit for minutes, and a
/// node that is cut off while it holds a tenant's head holds every other node's commits for as long. What the store's address says itself stays.
/// </summary>
internal static class DatabasePatience
{
    // A node's transaction is two round trips at most. One that stays open longer belongs to a node that is gone; its locks are needed.
    private const string IdleInTransaction = "idle_in_transaction_session_timeout";
    private const int IdleInTransactionSeconds = 5;

    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 10;

    /// <summary>The same address with limits: 5 s to connect, 10 s without an answer to a statement, 5 s for an open transaction that does nothing.</summary>
    public static StoreAddress For(StoreAddress store) => store is StoreAddress.Postgres(var connection) ? new StoreAddress.Postgres(Limited(connection)) : store;

    private static string Limited(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        var limited = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ContainsKey("Timeout"))
        {
            limited.Timeout = ConnectSeconds;
        }

        if (!given.ContainsKey("Command Timeout"))
        {
            limited.CommandTimeout = CommandSeconds;
        }

        if (given.Options?.Contains(IdleInTransaction, StringComparison.Ordinal) != true)
        {
            limited.Options = $"{given.Options} -c {IdleInTransaction}={IdleInTransactionSeconds}s".TrimStart();
        }

        return limited.ToString();
    }
}
