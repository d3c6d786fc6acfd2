using System.Runtime.CompilerServices;
using Npgsql;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>The log in one read-only REPEATABLE READ transaction: all its queries see the commits that the first one saw, and no lock is taken that an append waits for.</summary>
internal sealed class PostgresReading : ILogReading
{
    private const int PageSize = 1000;

    private readonly NpgsqlConnection _connection;

    private PostgresReading(NpgsqlConnection connection) => _connection = connection;

    public static async ValueTask<ILogReading> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            try
            {
                // The view begins with the first query, not with BEGIN.
                await using var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT FROM reinstate.head LIMIT 1", connection);
                await begin.ExecuteNonQueryAsync(cancellation);
                return new PostgresReading(connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    // A tenant whose commands were all without events stands at 0, and so does one whose first append was refused.
    public async ValueTask<IReadOnlyList<TenantHead>> TenantsAsync(CancellationToken cancellation)
    {
        var heads = await RowsAsync(null, "SELECT tenant, position FROM reinstate.head", r => new TenantHead(r.GetString(0), r.GetInt64(1)), cancellation)
            .ToListAsync(cancellation);
        var all = heads.Where(head => head.Position > 0).ToList();
        foreach (var head in heads.Where(head => head.Position == 0))
        {
            const string sql = "SELECT FROM reinstate.command WHERE tenant = $1 LIMIT 1";
            all.AddRange(await RowsAsync(head.Tenant, sql, _ => head, cancellation, Parameter(head.Tenant)).ToListAsync(cancellation));
        }

        return [.. all.OrderBy(head => head.Tenant, StringComparer.Ordinal)];
    }

    public IAsyncEnumerable<StoredEvent> EventsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync(tenant, $"SELECT {Event} FROM reinstate.event WHERE tenant = $1 ORDER BY position", ReadEvent, cancellation, Parameter(tenant));

    public IAsyncEnumerable<CommandRecord> CommandsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync(tenant, $"SELECT {Command} FROM reinstate.command WHERE tenant = $1 ORDER BY key", r => ReadCommand(r), cancellation, Parameter(tenant));

    public IAsyncEnumerable<Checkpoint> CheckpointsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync(tenant, $"SELECT {PostgresColumns.Checkpoint} FROM reinstate.checkpoint WHERE tenant = $1 ORDER BY position", r => ReadCheckpoint(r), cancellation, Parameter(tenant));

    public IAsyncEnumerable<KeyRow> KeysAsync(string tenant, CancellationToken cancellation) => RowsAsync(
        tenant, $"SELECT {PostgresKeys.Columns} FROM reinstate.data_key WHERE tenant = $1 ORDER BY subject", PostgresKeys.Read, cancellation, Parameter(tenant));

    // Row by row: each can have 8 MiB.
    public IAsyncEnumerable<ScanRow> ScansAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync(tenant, PostgresScans.All, PostgresScans.Read, 1, cancellation, Parameter(tenant));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private IAsyncEnumerable<T> RowsAsync<T>(string? tenant, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        RowsAsync(tenant, sql, row, PageSize, cancellation, parameters);

    private async IAsyncEnumerable<T> RowsAsync<T>(
        string? tenant, string sql, Func<NpgsqlDataReader, T> row, int atOnce, [EnumeratorCancellation] CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        // Without a limit of time: how long a copy takes is its size and the disk's business.
        await using var batch = _connection.CreateBatch();
        batch.Timeout = 0;
        if (tenant is null)
        {
            batch.AddWorkForDirectory();
        }
        else
        {
            batch.AddWorkFor(tenant);
        }

        batch.Add(sql, parameters);
        await using var reader = await PostgresFailures.GuardAsync(() => batch.ExecuteReaderAsync(cancellation));
        await PostgresFailures.GuardAsync(() => reader.NextResultAsync(cancellation));
        var page = new List<T>(atOnce);
        do
        {
            await PostgresFailures.GuardAsync(() => FillAsync(page, reader, row, atOnce, cancellation));
            foreach (var value in page)
            {
                yield return value;
            }
        }
        while (page.Count == atOnce);
    }

    private static async Task<bool> FillAsync<T>(List<T> page, NpgsqlDataReader reader, Func<NpgsqlDataReader, T> row, int atOnce, CancellationToken cancellation)
    {
        page.Clear();
        while (page.Count < atOnce && await reader.ReadAsync(cancellation))
        {
            page.Add(row(reader));
        }

        return true;
    }
}
