using Npgsql;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// Tells a database that is away, overloaded or failing from a fault of ours, and what is known not to have been committed from what is not known: whether a
/// commit got through cannot be told once the connection is lost, and only the caller can ask again by key.
/// </summary>
internal static class PostgresFailures
{
    public static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (NpgsqlException e) when (!IsOurFault(e))
        {
            throw new LogUnavailableException("The log's database could not be reached or failed.", e);
        }
    }

    /// <summary>
    /// Nothing was committed, and the same may succeed in a moment. Before the commit was sent: no connection or a lost one, a server that starts, stops, or is
    /// a standby after a failover. After: only where the server says itself that it has undone the transaction for the sake of another.
    /// </summary>
    public static bool IsUndoneAndPassing(NpgsqlException e, bool commitSent) =>
        e is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        || (!commitSent && (e is not PostgresException p || IsAway(p)));

    private static bool IsAway(PostgresException e) => e.SqlState is
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
        or PostgresErrorCodes.ReadOnlySqlTransaction or ['0', '8', ..];

    // Classes of SQLSTATE: data exception, constraint violated (the unique keys are the last defence of the log's order), wrong SQL.
    private static bool IsOurFault(NpgsqlException e) => e is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] };
}
