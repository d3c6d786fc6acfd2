using Npgsql;

namespace Reinstate.Storage.Postgres;

internal static class PostgresSource
{
    // role: whoever has logged in, row-level security binds the log's connections. synchronous_commit: acknowledged means durable, whatever the role's or server's default. The rest keeps prepared plans on
    // their indexes: a plan made while a table was small would otherwise scan it, under the tenant's lock, until the next ANALYZE.
    private const string Options =
        "-c role=" + PostgresRole.Name + " -c synchronous_commit=on -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = string.IsNullOrEmpty(settings.Options) ? Options : $"{settings.Options} {Options}";
        // Statements are prepared explicitly, once for each physical connection: when a statement that Npgsql 10.0.3 is preparing by itself
        // is cancelled or fails before it runs, the next use of the connection meets an "unexpected backend message".
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true; // The log changes no session state beyond a transaction; one left open is rolled back all the same.
        settings.Multiplexing = false; // An append is a transaction over one round trip or two.
        settings.Enlist = false;
        settings.ApplicationName ??= "reinstate-log";
        return NpgsqlDataSource.Create(settings);
    }
}
