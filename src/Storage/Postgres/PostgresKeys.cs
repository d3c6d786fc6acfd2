using Npgsql;
using Reinstate.Storage.Enciphering;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>The statements for data keys.</summary>
internal static class PostgresKeys
{
    public const string Columns = "subject, master, wrapped";

    public const string Find = $"SELECT {Columns} FROM reinstate.data_key WHERE tenant = $1 AND subject = ANY ($2)";

    public const string After = $"SELECT {Columns} FROM reinstate.data_key WHERE tenant = $1 AND subject > $2 ORDER BY subject LIMIT $3";

    public const string Destroy =
        "INSERT INTO reinstate.data_key (tenant, subject, master, wrapped) VALUES ($1, $2, '', '') ON CONFLICT (tenant, subject) DO UPDATE SET master = '', wrapped = ''";

    public const string Drop = "DELETE FROM reinstate.data_key WHERE tenant = $1 AND subject = $2";

    // In one order, so that nodes which add the same subjects wait for each other but never in a circle.
    private const string Add =
        """
        INSERT INTO reinstate.data_key (tenant, subject, master, wrapped)
        SELECT $1, a.subject, a.master, a.wrapped FROM unnest($2, $3, $4) AS a(subject, master, wrapped) ORDER BY a.subject COLLATE "C"
        ON CONFLICT (tenant, subject) DO
        """;

    private const string Rewrap =
        """
        UPDATE reinstate.data_key k SET master = a.master, wrapped = a.wrapped FROM unnest($2, $3, $4, $5) AS a(subject, was, master, wrapped)
        WHERE k.tenant = $1 AND k.subject = a.subject AND k.wrapped = a.was
        """;

    public static KeyRow Read(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), ReadBytes(reader, 2));

    public static void AddKeys(this NpgsqlBatch batch, string tenant, IReadOnlyList<KeyRow> rows) => batch.AddKeys($"{Add} NOTHING", tenant, rows);

    public static void ReplaceKeys(this NpgsqlBatch batch, string tenant, IReadOnlyList<KeyRow> rows) =>
        batch.AddKeys($"{Add} UPDATE SET master = excluded.master, wrapped = excluded.wrapped", tenant, rows);

    private static void AddKeys(this NpgsqlBatch batch, string sql, string tenant, IReadOnlyList<KeyRow> rows) =>
        batch.Add(sql, Parameter(tenant), Column(rows, row => row.Subject), Column(rows, row => row.Master), Column(rows, row => row.Wrapped));

    public static void RewrapKeys(this NpgsqlBatch batch, string tenant, IReadOnlyList<(KeyRow Was, KeyRow Becomes)> rows) => batch.Add(
        Rewrap, Parameter(tenant), Column(rows, row => row.Was.Subject), Column(rows, row => row.Was.Wrapped), Column(rows, row => row.Becomes.Master), Column(rows, row => row.Becomes.Wrapped));
}
