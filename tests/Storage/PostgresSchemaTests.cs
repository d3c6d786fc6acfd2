using Npgsql;
using Reinstate.Storage.Postgres;

namespace Reinstate.StorageTests;

public sealed class PostgresSchemaTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        var database = await cluster.Server.CreateDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresSchema.MigrateAsync(database, Cancellation), Cancellation)));
        await PostgresSchema.MigrateAsync(database, Cancellation);

        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L], await QueryAsync(database, "SELECT version::bigint FROM reinstate.schema_version ORDER BY version"));
    }

    [Fact]
    public async Task A_database_that_a_newer_node_has_migrated_is_left_alone()
    {
        var database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database, Cancellation);
        await QueryAsync(database, "INSERT INTO reinstate.schema_version VALUES (9999, '9999_later') RETURNING 1::bigint");

        await PostgresSchema.MigrateAsync(database, Cancellation);

        Assert.Equal([9L], await QueryAsync(database, "SELECT count(*) FROM reinstate.schema_version"));
    }

    [Fact]
    public async Task Every_table_of_the_log_starts_its_key_with_the_tenant()
    {
        var database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database, Cancellation);

        var others = await QueryAsync(
            database,
            """
            SELECT count(*) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
            WHERE t.relnamespace = 'reinstate'::regnamespace AND t.relname <> 'schema_version' AND a.attname <> 'tenant'
            """);

        Assert.Equal([0L], others);
    }

    private static async Task<List<long>> QueryAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<long>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(reader.GetInt64(0));
        }

        return rows;
    }
}
