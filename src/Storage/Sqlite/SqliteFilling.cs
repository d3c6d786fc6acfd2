using Microsoft.Data.Sqlite;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Sqlite;

/// <summary>
/// Fills the log in one transaction on a connection of its own: one for all tenants, because a process that is killed between two of them would leave
/// a log with some of them, which looks whole. Until the commit everything stands in the WAL file, as large as the log itself.
/// </summary>
internal sealed class SqliteFilling : ILogFilling
{
    // KiB. Rows come by position and by key, the other indexes are filled at random; pages written out early are written again.
    private const int Cache = 256 * 1024;

    private readonly SqliteConnection _connection;

    private SqliteFilling(SqliteConnection connection) => _connection = connection;

    public static SqliteFilling Begin(string file) => SqliteFailures.Guard(() =>
    {
        var connection = SqliteConnections.ForWriting(file);
        try
        {
            SqliteConnections.Execute(connection, $"PRAGMA cache_size = -{Cache}; BEGIN IMMEDIATE");
            const string held = "SELECT EXISTS (SELECT * FROM event) + EXISTS (SELECT * FROM command) + EXISTS (SELECT * FROM snapshot)";
            using var statement = new SqliteStatement(connection, held);
            return statement.First(r => r.GetInt64(0)) == 0 ? new SqliteFilling(connection) : throw new StoreNotEmptyException();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    public ValueTask AddEventsAsync(IAsyncEnumerable<StoredEvent> events, CancellationToken cancellation) => AddAsync(
        $"INSERT INTO event ({SqliteRows.EventColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        events,
        (add, e) => add.Run(
            e.Tenant, e.Position, e.Stream, e.Version, e.Type, e.Data, e.Context.RecordedAt.ToUnixTimeMilliseconds(), e.Context.Actor, e.Context.Role,
            e.Context.Key, e.Context.Incident, e.Context.Service, e.Link),
        cancellation);

    public ValueTask AddCommandsAsync(string tenant, IAsyncEnumerable<CommandRecord> commands, CancellationToken cancellation) => AddAsync(
        $"INSERT INTO command (tenant, {SqliteRows.CommandColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        commands,
        (add, c) => add.Run(tenant, c.Key, c.PayloadHash, c.Stream, c.Version, c.Position, c.Answer),
        cancellation);

    public ValueTask AddCheckpointsAsync(IAsyncEnumerable<Checkpoint> checkpoints, CancellationToken cancellation) => AddAsync(
        $"INSERT INTO checkpoint ({SqliteRows.CheckpointColumns}) VALUES ($1, $2, $3, $4, $5, $6)",
        checkpoints,
        (add, c) => add.Run(c.Tenant, c.Position, c.Link, c.SignedAt.ToUnixTimeMilliseconds(), c.Key, c.Signature),
        cancellation);

    // A node may have left keys under which nothing was written yet.
    public ValueTask AddKeysAsync(string tenant, IAsyncEnumerable<KeyRow> keys, CancellationToken cancellation) => AddAsync(
        "INSERT OR REPLACE INTO data_key VALUES ($1, $2, $3, $4)", keys, (add, key) => add.Run(tenant, key.Subject, key.Master, key.Wrapped), cancellation);

    // As of keys: a node may have left some of which no event tells.
    public ValueTask AddScansAsync(string tenant, IAsyncEnumerable<ScanRow> scans, CancellationToken cancellation) => AddAsync(
        SqliteWriter.PutScan, scans, (add, scan) => add.Run(tenant, scan.Subject, scan.Sha256, scan.Data), cancellation);

    public ValueTask CompleteAsync(IReadOnlyList<TenantHead> heads, CancellationToken cancellation)
    {
        SqliteFailures.Guard(() =>
        {
            SqliteConnections.Execute(
                _connection,
                """
                INSERT INTO scope (tenant, incident, service, position)
                SELECT tenant, incident, '', max(position) FROM event WHERE incident <> '' GROUP BY tenant, incident UNION ALL
                SELECT tenant, incident, service, max(position) FROM event WHERE incident <> '' AND service <> '' GROUP BY tenant, incident, service
                """);
            using var add = new SqliteStatement(_connection, "INSERT INTO head (tenant, position, link) SELECT tenant, position, link FROM event WHERE tenant = $1 AND position = $2");
            foreach (var head in heads.Where(head => head.Position > 0))
            {
                add.Run(head.Tenant, head.Position);
            }

            cancellation.ThrowIfCancellationRequested();
            SqliteConnections.Execute(_connection, "COMMIT");
            return true;
        });
        return ValueTask.CompletedTask;
    }

    // Closing a connection rolls back what it has not committed.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask AddAsync<T>(string sql, IAsyncEnumerable<T> rows, Action<SqliteStatement, T> add, CancellationToken cancellation)
    {
        using var statement = new SqliteStatement(_connection, sql);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            SqliteFailures.Guard(() =>
            {
                add(statement, row);
                return true;
            });
        }
    }
}
