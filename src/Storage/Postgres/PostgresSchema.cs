using Npgsql;

namespace Reinstate.Storage.Postgres;

/// <summary>The tables of the log (schema <c>reinstate</c>) and of Orleans' ADO.NET providers (schema <c>orleans</c>).</summary>
public static class PostgresSchema
{
    /// <summary>
    /// Brings the database to the newest schema while other nodes go on working. Safe to repeat, after a failure too, and when several nodes
    /// start at once: the others wait and find nothing to do. A database newer than this node is left alone, for silos of two versions run side by side.
    /// Connects as the role of the connection string, which owns the tables afterwards and must be allowed to create them; the log itself
    /// works as the role <c>reinstate_node</c>, which is created where that is allowed.
    /// </summary>
    /// <exception cref="Log.LogUnavailableException">
    /// The database cannot be reached, a lock could not be had, or the role is missing or could see past row-level security; the message says which.
    /// </exception>
    public static Task MigrateAsync(string connectionString, CancellationToken cancellation = default) =>
        MigrateAsync(connectionString, int.MaxValue, cancellation);

    /// <summary>The connection string for Orleans' ADO.NET providers: they look for their statements on the search path.</summary>
    public static string OrleansConnectionString(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans" }.ToString();

    /// <summary>As far as a version, which tests use to stand on an older schema.</summary>
    internal static Task MigrateAsync(string connectionString, int upTo, CancellationToken cancellation) =>
        PostgresFailures.GuardAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 });
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await new PostgresMigration(connection).RunAsync(upTo, cancellation);
            await PostgresRole.CheckAsync(connection, cancellation);
            return true;
        });
}
