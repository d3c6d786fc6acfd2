using Npgsql;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>Fills the log in one transaction. Its table locks let reads pass and hold up appends: those of a node that runs already wait, and find the restored head.</summary>
internal sealed class PostgresFilling : ILogFilling
{
    private const int PageSize = 1000;

    private readonly NpgsqlConnection _connection;

    private PostgresFilling(NpgsqlConnection connection) => _connection = connection;

    public static async ValueTask<ILogFilling> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            try
            {
                var filling = new PostgresFilling(connection);
                return await filling.IsEmptyAsync(cancellation) ? filling : throw new StoreNotEmptyException();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    // An append locks the head of its tenant first, so the lock on that table holds up all of them; the rows are looked for once nobody can add one.
    // Commands without events leave a head at 0.
    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var begin = _connection.CreateBatch();
        begin.Timeout = 0;
        begin.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        begin.Add("LOCK TABLE reinstate.head, reinstate.snapshot IN EXCLUSIVE MODE");
        begin.AddWorkForDirectory();
        begin.Add("SELECT set_config('reinstate.tenants', coalesce(array_agg(tenant), '{}')::text, true) FROM reinstate.head");
        begin.Add(
            """
            SELECT EXISTS (SELECT FROM reinstate.head WHERE position > 0) OR EXISTS (SELECT FROM reinstate.command) OR EXISTS (SELECT FROM reinstate.snapshot)
            """);
        await using var reader = await begin.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return !reader.GetBoolean(0);
    }

    public ValueTask AddEventsAsync(IAsyncEnumerable<StoredEvent> events, CancellationToken cancellation) =>
        AddAsync(events, e => e.Tenant, (batch, page) => batch.AddEvents(page), cancellation);

    public ValueTask AddCommandsAsync(string tenant, IAsyncEnumerable<CommandRecord> commands, CancellationToken cancellation) =>
        AddAsync(commands.Select(command => (Tenant: tenant, command)), _ => tenant, (batch, page) => batch.AddCommands(page), cancellation);

    public ValueTask AddCheckpointsAsync(IAsyncEnumerable<Checkpoint> checkpoints, CancellationToken cancellation) =>
        AddAsync(checkpoints, checkpoint => checkpoint.Tenant, (batch, page) => batch.AddCheckpoints(page), cancellation);

    // A node may have left keys under which nothing was written yet.
    public ValueTask AddKeysAsync(string tenant, IAsyncEnumerable<KeyRow> keys, CancellationToken cancellation) =>
        AddAsync(keys, _ => tenant, (batch, page) => batch.ReplaceKeys(tenant, page), cancellation);

    // Row by row: each can have 8 MiB. As of keys, a node may have left some of which no event tells.
    public ValueTask AddScansAsync(string tenant, IAsyncEnumerable<ScanRow> scans, CancellationToken cancellation) =>
        AddAsync(scans, _ => tenant, (batch, page) => batch.PutScan(tenant, page[0]), cancellation, 1);

    // A tenant whose first append was refused has a head already, at 0.
    public async ValueTask CompleteAsync(IReadOnlyList<TenantHead> heads, CancellationToken cancellation) => await PostgresFailures.GuardAsync(async () =>
    {
        await using var batch = _connection.CreateBatch();
        batch.Timeout = 0;
        batch.AddWorkFor([.. heads.Select(head => head.Tenant)]);
        batch.Add(
            """
            INSERT INTO reinstate.head (tenant, position, link)
            SELECT h.tenant, h.position, coalesce(e.link, '') FROM (SELECT unnest($1) AS tenant, unnest($2) AS position) h LEFT JOIN reinstate.event e USING (tenant, position)
            ON CONFLICT (tenant) DO UPDATE SET position = excluded.position, link = excluded.link
            """,
            Column(heads, head => head.Tenant), Column(heads, head => head.Position));
        batch.Add("COMMIT");
        return await batch.ExecuteNonQueryAsync(cancellation);
    });

    // Closing a connection rolls back what it has not committed.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask AddAsync<T>(
        IAsyncEnumerable<T> rows, Func<T, string> tenant, Action<NpgsqlBatch, IReadOnlyList<T>> add, CancellationToken cancellation, int atOnce = PageSize) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            await foreach (var page in rows.Chunk(atOnce).WithCancellation(cancellation))
            {
                await using var batch = _connection.CreateBatch();
                batch.Timeout = 0;
                batch.AddWorkFor([.. page.Select(tenant).Distinct()]);
                add(batch, page);
                await batch.PrepareAsync(cancellation);
                await batch.ExecuteNonQueryAsync(cancellation);
            }

            return true;
        });
}
