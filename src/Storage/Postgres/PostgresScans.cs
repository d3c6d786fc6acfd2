using Npgsql;
using Reinstate.Storage.Enciphering;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>The statements for scans.</summary>
internal static class PostgresScans
{
    public const string Columns = "subject, sha256, data";

    public const string Find = $"SELECT {Columns} FROM reinstate.scan WHERE tenant = $1 AND subject = $2 AND sha256 = $3";

    public const string All = $"SELECT {Columns} FROM reinstate.scan WHERE tenant = $1 ORDER BY subject, sha256";

    // Also over a row that is damaged.
    private const string Put = $"INSERT INTO reinstate.scan (tenant, {Columns}) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant, subject, sha256) DO UPDATE SET data = excluded.data";

    public static ScanRow Read(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), ReadBytes(reader, 2));

    public static void PutScan(this NpgsqlBatch batch, string tenant, ScanRow row) =>
        batch.Add(Put, Parameter(tenant), Parameter(row.Subject), Parameter(row.Sha256), Parameter(row.Data));
}
