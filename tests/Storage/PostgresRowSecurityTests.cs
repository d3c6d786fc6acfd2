using Npgsql;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>What a connection in the node's role can do by itself, in every table of the log that there is: a new table without a policy fails here.</summary>
public sealed class PostgresRowSecurityTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;
    private static readonly string[] OpenToTheNode = ["checkpoint", "command", "data_key", "event", "head", "scan", "snapshot"];
    private string _database = "";
    private NpgsqlDataSource _admin = null!;
    private NpgsqlDataSource _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, Cancellation);
        (_admin, _node) = (NpgsqlDataSource.Create(_database), NpgsqlDataSource.Create(_database + ";Options=-c role=reinstate_node"));
        await using var log = PostgresLog.Open(_database);
        foreach (var tenant in new[] { "a", "b" })
        {
            await log.AppendAsync(Append("person/p-1", 0, "k1", tenant: tenant, incident: "inc-1", service: "north"));
            await log.SaveSnapshotAsync(new Snapshot(tenant, "board", 1, 1, Bytes("of " + tenant)), Cancellation);
            await log.AddKeysAsync(tenant, [new KeyRow("person/p-1", "master", Bytes("wrapped"))], Cancellation);
            await log.PutScanAsync(tenant, new ScanRow("person/p-1", "ab", Bytes("enciphered")), Cancellation);
            await log.SaveCheckpointAsync(new Checkpoint(tenant, 1, Bytes("link"), Noon, "key", Bytes("signature")), Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("", "b")]
    [InlineData("{a}", "b")]
    [InlineData("{a,c}", "b")]
    public async Task No_table_shows_or_takes_a_row_of_a_tenant_that_is_not_worked_for(string workedFor, string other)
    {
        foreach (var table in await TablesAsync())
        {
            Assert.Equal(0, await TryAsync(workedFor, $"SELECT FROM {table} WHERE tenant = '{other}'"));
            Assert.Equal(0, await TryAsync(workedFor, $"UPDATE {table} SET tenant = tenant WHERE tenant = '{other}'"));
            Assert.Equal(0, await TryAsync(workedFor, $"DELETE FROM {table} WHERE tenant = '{other}'"));
            var row = await TextAsync($"SELECT to_json(t)::text FROM {table} t WHERE tenant = '{other}'") ?? $$"""{"tenant":"{{other}}"}""";
            var refusal = await Assert.ThrowsAsync<PostgresException>(
                () => RunAsync(workedFor, $"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, '{row.Replace("'", "''", StringComparison.Ordinal)}')"));
            Assert.Contains(refusal.SqlState, (string[])[Denied, PostgresErrorCodes.ObjectNotInPrerequisiteState]);
        }

        Assert.Equal(2 * OpenToTheNode.Length, await CountAsync());
    }

    [Fact]
    public async Task Rows_of_the_tenant_that_is_worked_for_are_there_and_cannot_be_given_to_another()
    {
        foreach (var table in OpenToTheNode)
        {
            Assert.Equal(1, await TryAsync("{a}", $"SELECT FROM reinstate.{table}"));
            Assert.Equal(2, await TryAsync("{a,b}", $"SELECT FROM reinstate.{table}"));
            Assert.Equal(Denied, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync("{a}", $"UPDATE reinstate.{table} SET tenant = 'c'"))).SqlState);
        }
    }

    [Fact]
    public async Task Events_commands_and_checkpoints_can_be_neither_changed_nor_deleted_by_the_node()
    {
        foreach (var statement in new[] { "UPDATE reinstate.event SET data = ''", "DELETE FROM reinstate.event", "UPDATE reinstate.command SET answer = ''", "DELETE FROM reinstate.command", "TRUNCATE reinstate.event", "UPDATE reinstate.checkpoint SET link = ''", "DELETE FROM reinstate.checkpoint", "DELETE FROM reinstate.scan" })
        {
            Assert.Equal(Denied, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync("{a}", statement))).SqlState);
        }
    }

    [Fact]
    public async Task The_directory_shows_heads_and_nothing_else()
    {
        const string directory = "set_config('reinstate.directory', 'on', true)";
        foreach (var table in await TablesAsync())
        {
            Assert.Equal(table == "reinstate.head" ? 2 : 0, await TryAsync("", $"SELECT FROM {table}", directory));
        }

        Assert.Equal(0, await TryAsync("", "UPDATE reinstate.head SET position = 9", directory));
    }

    [Fact]
    public async Task What_is_worked_for_ends_with_its_transaction()
    {
        await using var connection = await _node.OpenConnectionAsync(Cancellation);
        await using var both = connection.CreateBatch();
        both.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('reinstate.tenants', '{a}', true)"));
        await both.ExecuteNonQueryAsync(Cancellation);
        await using var next = new NpgsqlCommand("SELECT count(*) FROM reinstate.event", connection);
        Assert.Equal(0L, await next.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Every_table_has_row_security_that_binds_its_owner_too() =>
        Assert.Equal("0", await TextAsync(
            """
            SELECT count(*)::text FROM pg_class WHERE relnamespace = 'reinstate'::regnamespace AND relkind IN ('r', 'p', 'm', 'f', 'v') AND relname <> 'schema_version'
              AND NOT (relrowsecurity AND relforcerowsecurity)
            """));

    private async Task<List<string>> TablesAsync()
    {
        await using var command = _admin.CreateCommand(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'reinstate'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'schema_version'");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var tables = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            tables.Add(reader.GetString(0));
        }

        Assert.True(tables.Count > OpenToTheNode.Length);
        return tables;
    }

    // Rows seen or changed; none where the table is closed to the node altogether.
    private async Task<int> TryAsync(string workedFor, string sql, string more = "1")
    {
        try
        {
            return await RunAsync(workedFor, sql, more);
        }
        catch (PostgresException e) when (e.SqlState == Denied)
        {
            return 0;
        }
    }

    private async Task<int> RunAsync(string workedFor, string sql, string more = "1")
    {
        await using var connection = await _node.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using (var work = new NpgsqlCommand($"SELECT set_config('reinstate.tenants', '{workedFor}', true), {more}", connection))
        {
            await work.ExecuteNonQueryAsync(Cancellation);
        }

        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = 0;
        while (await reader.ReadAsync(Cancellation))
        {
            rows++;
        }

        await reader.CloseAsync();
        return Math.Max(rows, Math.Max(0, reader.RecordsAffected));
    }

    private async Task<string?> TextAsync(string sql)
    {
        await using var command = _admin.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation) as string;
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        foreach (var table in OpenToTheNode)
        {
            count += int.Parse((await TextAsync($"SELECT count(*)::text FROM reinstate.{table}"))!);
        }

        return count;
    }
}
