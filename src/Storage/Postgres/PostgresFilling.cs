using Npgsql;
using NpgsqlTypes;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>Fills the log by COPY in one transaction. Its table locks let reads pass and hold up appends: those of a node that runs already wait, and find the restored head.</summary>
internal sealed class PostgresFilling : ILogFilling
{
    private readonly NpgsqlConnection _connection;

    private PostgresFilling(NpgsqlConnection connection) => _connection = connection;

    public static async ValueTask<ILogFilling> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            try
            {
                // The head first, as an append does; the rows are looked for once nobody can add one.
                const string sql =
                    """
                    BEGIN ISOLATION LEVEL READ COMMITTED;
                    LOCK TABLE reinstate.head, reinstate.event, reinstate.command, reinstate.scope, reinstate.snapshot IN EXCLUSIVE MODE;
                    SELECT EXISTS (SELECT FROM reinstate.event) OR EXISTS (SELECT FROM reinstate.command) OR EXISTS (SELECT FROM reinstate.snapshot)
                    """;
                await using var begin = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
                return (bool)(await begin.ExecuteScalarAsync(cancellation))! ? throw new StoreNotEmptyException() : new PostgresFilling(connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    public ValueTask AddEventsAsync(IAsyncEnumerable<StoredEvent> events, CancellationToken cancellation) => CopyAsync(
        $"reinstate.event ({Event})",
        events,
        async (to, e) =>
        {
            await to.WriteAsync(e.Tenant, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Position, NpgsqlDbType.Bigint, cancellation);
            await to.WriteAsync(e.Stream, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Version, NpgsqlDbType.Bigint, cancellation);
            await to.WriteAsync(e.Type, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Data, NpgsqlDbType.Bytea, cancellation);
            await to.WriteAsync(e.Context.RecordedAt, NpgsqlDbType.TimestampTz, cancellation);
            await to.WriteAsync(e.Context.Actor, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Context.Role, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Context.Key, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Context.Incident, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(e.Context.Service, NpgsqlDbType.Text, cancellation);
        },
        cancellation);

    public ValueTask AddCommandsAsync(string tenant, IAsyncEnumerable<CommandRecord> commands, CancellationToken cancellation) => CopyAsync(
        $"reinstate.command (tenant, {Command})",
        commands,
        async (to, c) =>
        {
            await to.WriteAsync(tenant, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(c.Key, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(c.PayloadHash, NpgsqlDbType.Bytea, cancellation);
            await to.WriteAsync(c.Stream, NpgsqlDbType.Text, cancellation);
            await to.WriteAsync(c.Version, NpgsqlDbType.Bigint, cancellation);
            await to.WriteAsync(c.Position, NpgsqlDbType.Bigint, cancellation);
            await to.WriteAsync(c.Answer, NpgsqlDbType.Bytea, cancellation);
        },
        cancellation);

    public async ValueTask CompleteAsync(IReadOnlyList<TenantHead> heads, CancellationToken cancellation) => await PostgresFailures.GuardAsync(async () =>
    {
        TenantHead[] begun = [.. heads.Where(head => head.Position > 0)];
        await using var batch = _connection.CreateBatch();
        batch.Timeout = 0;
        batch.Add(
            """
            INSERT INTO reinstate.scope (tenant, incident, service, position)
            SELECT tenant, incident, '', max(position) FROM reinstate.event WHERE incident <> '' GROUP BY tenant, incident UNION ALL
            SELECT tenant, incident, service, max(position) FROM reinstate.event WHERE incident <> '' AND service <> '' GROUP BY tenant, incident, service
            """);
        // A tenant whose first append was refused has a head already, at 0.
        batch.Add(
            """
            INSERT INTO reinstate.head (tenant, position) SELECT * FROM unnest($1, $2)
            ON CONFLICT (tenant) DO UPDATE SET position = excluded.position
            """,
            Column(begun, head => head.Tenant), Column(begun, head => head.Position));
        batch.Add("COMMIT");
        return await batch.ExecuteNonQueryAsync(cancellation);
    });

    // Closing a connection rolls back what it has not committed.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask CopyAsync<T>(string table, IAsyncEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            await using var copy = await _connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancellation);
            copy.Timeout = TimeSpan.Zero;
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                await copy.StartRowAsync(cancellation);
                await write(copy, row);
            }

            return await copy.CompleteAsync(cancellation);
        });
}
