using Npgsql;
using Reinstate.Storage.Schema;

namespace Reinstate.Storage.Postgres;

/// <summary>The tables of the log (schema <c>reinstate</c>) and of Orleans' ADO.NET providers (schema <c>orleans</c>).</summary>
public static class PostgresSchema
{
    // Any number will do, as long as every node of every version uses the same.
    private const long MigrationLock = 0x5265696E73746174;

    /// <summary>
    /// Brings the database to the newest schema, all missing scripts in one transaction. Safe to repeat and when several nodes start at
    /// once: the second waits and finds nothing to do. A database newer than this node is left alone, for silos of two versions run side by side.
    /// </summary>
    /// <exception cref="Log.LogUnavailableException">The database cannot be reached.</exception>
    public static Task MigrateAsync(string connectionString, CancellationToken cancellation = default) =>
        PostgresFailures.GuardAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellation);
            await ApplyMissingAsync(connection, cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        });

    /// <summary>The connection string for Orleans' ADO.NET providers: they look for their statements on the search path.</summary>
    public static string OrleansConnectionString(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans" }.ToString();

    private static async Task ApplyMissingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ExecuteAsync(
            connection,
            """
            CREATE SCHEMA IF NOT EXISTS reinstate;
            CREATE TABLE IF NOT EXISTS reinstate.schema_version (
              version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
            """,
            cancellation);
        await using var query = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM reinstate.schema_version", connection);
        var current = (int)(await query.ExecuteScalarAsync(cancellation))!;
        foreach (var script in NumberedScript.Of("Postgres").Where(s => s.Number > current))
        {
            await ExecuteAsync(connection, script.Sql, cancellation);
            await ExecuteAsync(connection, $"INSERT INTO reinstate.schema_version VALUES ({script.Number}, '{script.Name}')", cancellation);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
