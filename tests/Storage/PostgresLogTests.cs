using Npgsql;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.StorageTests.Suite;

namespace Reinstate.StorageTests;

public sealed class PostgresLogTests(PostgresCluster cluster) : LogSuite
{
    private string _database = "";

    protected override async Task PrepareAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, Cancellation);
    }

    protected override ILog Open() => PostgresLog.Open(_database);

    protected override async Task<IPortableLog> OpenEmptyAsync()
    {
        var database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database, Cancellation);
        return PostgresLog.Open(database);
    }

    protected override Task AlterAsync(string tenant, long position, string column, object value) => column == "head"
        ? RunAsync("UPDATE reinstate.head SET link = $3 WHERE tenant = $1 AND $2 = 0", tenant, position, value)
        : RunAsync($"UPDATE reinstate.event SET {column} = $3 WHERE tenant = $1 AND position = $2", tenant, position, value);

    protected override Task RemoveAsync(string tenant, long position) => RunAsync("DELETE FROM reinstate.event WHERE tenant = $1 AND position = $2", tenant, position);

    // Ends a backend in the middle of a transaction, with heads locked, or of a read; the next one once the writers have got further.
    protected override async Task DisturbAsync(CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        long ended = 0, headsThen = 0;
        while (!stop.IsCancellationRequested)
        {
            var heads = await LongAsync(source, "SELECT coalesce(sum(position), 0)::bigint FROM reinstate.head");
            if (heads < headsThen + 20)
            {
                continue;
            }

            headsThen = heads;
            ended += await LongAsync(
                source,
                """
                SELECT count(pg_terminate_backend(pid)) FROM (
                  SELECT pid FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction') ORDER BY random() LIMIT 1) one
                """);
        }

        Assert.InRange(ended, 5, long.MaxValue);
    }

    private static async Task<long> LongAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
