using Npgsql;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// Tells a database that is away, overloaded or failing from a fault of ours. Nothing is tried again here: whether a commit got through
/// is unknown once the connection is lost, and only the caller can ask again by key.
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

    // Classes of SQLSTATE: data exception, constraint violated (the unique keys are the last defence of the log's order), wrong SQL.
    private static bool IsOurFault(NpgsqlException e) => e is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] };
}
