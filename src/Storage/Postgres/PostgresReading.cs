using System.Runtime.CompilerServices;
using Npgsql;
using Reinstate.Storage.Backup;
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

    public async ValueTask<IReadOnlyList<TenantHead>> TenantsAsync(CancellationToken cancellation)
    {
        const string sql =
            """
            SELECT tenant, coalesce(position, 0) FROM (
              SELECT tenant FROM reinstate.head WHERE position > 0 UNION SELECT tenant FROM reinstate.command) t LEFT JOIN reinstate.head USING (tenant)
            """;
        var heads = await RowsAsync(sql, r => new TenantHead(r.GetString(0), r.GetInt64(1)), cancellation).ToListAsync(cancellation);
        return [.. heads.OrderBy(head => head.Tenant, StringComparer.Ordinal)];
    }

    public IAsyncEnumerable<StoredEvent> EventsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {Event} FROM reinstate.event WHERE tenant = $1 ORDER BY position", ReadEvent, cancellation, Parameter(tenant));

    public IAsyncEnumerable<CommandRecord> CommandsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {Command} FROM reinstate.command WHERE tenant = $1 ORDER BY key", r => ReadCommand(r), cancellation, Parameter(tenant));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async IAsyncEnumerable<T> RowsAsync<T>(
        string sql, Func<NpgsqlDataReader, T> row, [EnumeratorCancellation] CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        // Without a limit of time: how long a copy takes is its size and the disk's business.
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        await using var reader = await PostgresFailures.GuardAsync(() => command.ExecuteReaderAsync(cancellation));
        var page = new List<T>(PageSize);
        do
        {
            await PostgresFailures.GuardAsync(() => FillAsync(page, reader, row, cancellation));
            foreach (var value in page)
            {
                yield return value;
            }
        }
        while (page.Count == PageSize);
    }

    private static async Task<bool> FillAsync<T>(List<T> page, NpgsqlDataReader reader, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        page.Clear();
        while (page.Count < PageSize && await reader.ReadAsync(cancellation))
        {
            page.Add(row(reader));
        }

        return true;
    }
}
