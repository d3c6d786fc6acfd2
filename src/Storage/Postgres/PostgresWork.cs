using Npgsql;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// What row-level security is bound to: the first statement of every transaction says which tenants it works for, until its end and no longer. A statement that
/// is sent alone is sent behind it in one batch, which is one transaction as well. Each yields one result, to be passed over.
/// </summary>
internal static class PostgresWork
{
    private const string Tenants = "SELECT set_config('reinstate.tenants', ($1::text[])::text, true)";
    private const string Directory = "SELECT set_config('reinstate.directory', 'on', true)";

    /// <summary>The rows of these tenants.</summary>
    public static void AddWorkFor(this NpgsqlBatch batch, params string[] tenants) => batch.Add(Tenants, Parameter(tenants));

    /// <summary>The heads of all tenants, to read.</summary>
    public static void AddWorkForDirectory(this NpgsqlBatch batch) => batch.Add(Directory);
}
