using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Sqlite;

/// <summary>
/// The log in one read transaction on a connection of its own. The writer goes on beside it; until it ends, what is written stays in the WAL
/// file, which therefore grows.
/// </summary>
internal sealed class SqliteReading : ILogReading
{
    private readonly SqliteConnection _connection;

    private SqliteReading(SqliteConnection connection) => _connection = connection;

    public static SqliteReading Begin(string file) => SqliteFailures.Guard(() =>
    {
        var connection = SqliteConnections.ForReading(file);
        // The view begins with the first read, not with BEGIN.
        SqliteConnections.Execute(connection, "BEGIN; SELECT position FROM head LIMIT 1");
        return new SqliteReading(connection);
    });

    public ValueTask<IReadOnlyList<TenantHead>> TenantsAsync(CancellationToken cancellation) => SqliteFailures.Guard(() =>
    {
        const string sql =
            "SELECT tenant, coalesce((SELECT position FROM head h WHERE h.tenant = t.tenant), 0) FROM (SELECT tenant FROM head UNION SELECT tenant FROM command) t";
        using var statement = new SqliteStatement(_connection, sql);
        return ValueTask.FromResult<IReadOnlyList<TenantHead>>(
            [.. statement.All(r => new TenantHead(r.GetString(0), r.GetInt64(1))).OrderBy(head => head.Tenant, StringComparer.Ordinal)]);
    });

    public IAsyncEnumerable<StoredEvent> EventsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {SqliteRows.EventColumns} FROM event WHERE tenant = $1 ORDER BY position", tenant, SqliteRows.Event, cancellation);

    public IAsyncEnumerable<CommandRecord> CommandsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {SqliteRows.CommandColumns} FROM command WHERE tenant = $1 ORDER BY key", tenant, SqliteRows.Command, cancellation);

    public IAsyncEnumerable<Checkpoint> CheckpointsAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {SqliteRows.CheckpointColumns} FROM checkpoint WHERE tenant = $1 ORDER BY position", tenant, SqliteRows.Checkpoint, cancellation);

    public IAsyncEnumerable<KeyRow> KeysAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {SqliteRows.KeyColumns} FROM data_key WHERE tenant = $1 ORDER BY subject", tenant, SqliteRows.Key, cancellation);

    public IAsyncEnumerable<ScanRow> ScansAsync(string tenant, CancellationToken cancellation) =>
        RowsAsync($"SELECT {SqliteRows.ScanColumns} FROM scan WHERE tenant = $1 ORDER BY subject, sha256", tenant, SqliteRows.Scan, cancellation);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async IAsyncEnumerable<T> RowsAsync<T>(
        string sql, string tenant, Func<SqliteDataReader, T> row, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        await using var command = new SqliteCommand(sql, _connection);
        command.Parameters.AddWithValue("$1", tenant);
        await using var reader = SqliteFailures.Guard(command.ExecuteReader);
        Func<T?> next = () => reader.Read() ? row(reader) : null;
        while (SqliteFailures.Guard(next) is { } value)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return value;
        }
    }
}
