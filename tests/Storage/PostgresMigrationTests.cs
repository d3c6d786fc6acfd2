using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>From the schema before partitions (2) to the newest, while nodes of the old version append.</summary>
public sealed class PostgresMigrationTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const int Before = 25_000; // More than two steps of the copy.
    private static readonly string[] Tenants = ["t-1", "t-2"];
    private string _database = "";
    private NpgsqlDataSource _source = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, 2, Cancellation);
        _source = NpgsqlDataSource.Create(_database);
        foreach (var tenant in Tenants)
        {
            await ExecuteAsync(
                $"""
                INSERT INTO reinstate.head VALUES ('{tenant}', {Before});
                INSERT INTO reinstate.event (tenant, position, stream, version, type, data, recorded_at, actor, role, key, incident, service)
                  SELECT '{tenant}', n, 'person/before', n, 'reinstate.v1.Noted', '', now(), 'staff-7', 'carer', 'before-' || n, 'inc-1', 'south' FROM generate_series(1, {Before}) n;
                INSERT INTO reinstate.command (tenant, key, payload_hash, stream, version, position, answer)
                  SELECT '{tenant}', 'before-' || n, decode(repeat('00', 32), 'hex'), 'person/before', n, n, '' FROM generate_series(1, {Before}) n;
                """);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task Nothing_is_lost_when_two_nodes_migrate_at_once_while_older_nodes_append()
    {
        using var appended = new SemaphoreSlim(0);
        OlderNode[] nodes = [.. Tenants.SelectMany(tenant => new[] { "a", "b" }.Select(n => new OlderNode(_source, tenant, "person/" + n)))];
        var refusals = nodes.Select(node => Task.Run(() => node.AppendUntilRefusedAsync(() => appended.Release()))).ToList();
        await SomeAsync();
        await PostgresSchema.MigrateAsync(_database, 3, Cancellation);
        await SomeAsync();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PostgresSchema.MigrateAsync(_database, Cancellation), Cancellation)));

        foreach (var refusal in await Task.WhenAll(refusals))
        {
            Assert.StartsWith("The schema of this log is newer than this node", refusal.MessageText, StringComparison.Ordinal);
        }

        await using var log = PostgresLog.Open(_database);
        foreach (var tenant in Tenants)
        {
            var expected = nodes.Where(n => n.Tenant == tenant).SelectMany(n => n.Acknowledged).ToList();
            var events = await log.TailAsync(tenant);
            Assert.Equal(Enumerable.Range(1, Before + expected.Count).Select(p => (long)p), events.Select(e => e.Position));
            Assert.Equal(expected.Order(StringComparer.Ordinal), events.Skip(Before).Select(e => e.Context.Key).Order(StringComparer.Ordinal));
            foreach (var key in expected.Concat(Enumerable.Range(1, 10).Select(n => $"before-{n * Before / 10}")))
            {
                Assert.NotNull(await log.FindCommandAsync(tenant, key, Cancellation));
            }

            Assert.Equal(Before, (await log.ReadScopeAsync(tenant, "inc-1", "south", Cancellation)).Count);
            Assert.Equal(
                new AppendOutcome.ScopeMoved(events.Count),
                await log.AppendAsync(Append("signoff", 0, "sign", tenant: tenant, scope: new ScopeCondition("inc-1", "", events.Count - 1))));
            Assert.Equal(
                new AppendOutcome.Appended(Before + 1, events.Count + 1), await log.AppendAsync(Append("person/before", Before, "after", tenant: tenant)));
        }

        async Task SomeAsync()
        {
            for (var n = 0; n < 40; n++)
            {
                await appended.WaitAsync(Cancellation);
            }
        }
    }

    [Fact]
    public async Task A_migration_that_cannot_have_the_tables_lets_appends_pass_until_it_can()
    {
        await PostgresSchema.MigrateAsync(_database, 4, Cancellation);
        await using var reader = await _source.OpenConnectionAsync(Cancellation);
        await using var transaction = await reader.BeginTransactionAsync(Cancellation);
        await using (var look = new NpgsqlCommand("SELECT FROM reinstate.event LIMIT 1", reader))
        {
            await look.ExecuteNonQueryAsync(Cancellation);
        }

        var migration = Task.Run(() => PostgresSchema.MigrateAsync(_database, Cancellation), Cancellation);
        using var appended = new SemaphoreSlim(0);
        var node = new OlderNode(_source, Tenants[0], "person/a");
        var refusal = Task.Run(() => node.AppendUntilRefusedAsync(() => appended.Release()));

        // Each time the migration waits, appends queue behind it; they go on when it gives up.
        for (var times = 0; times < 2; times++)
        {
            while (await LongAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'") == 0)
            {
                await Task.Yield();
            }

            while (await LongAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'") > 0)
            {
                await Task.Yield();
            }

            while (await appended.WaitAsync(0, Cancellation))
            {
                // What was appended before.
            }

            await appended.WaitAsync(Cancellation);
        }

        Assert.False(migration.IsCompleted);
        await transaction.RollbackAsync(Cancellation);
        await migration;
        Assert.Contains("newer than this node", (await refusal).MessageText, StringComparison.Ordinal);
        await using var log = PostgresLog.Open(_database);
        Assert.Equal(Before + node.Acknowledged.Count, (await log.HeadAsync(Tenants[0], Cancellation)).Position);
    }

    [Fact]
    public async Task A_copy_that_was_cut_short_is_begun_again()
    {
        await PostgresSchema.MigrateAsync(_database, 4, Cancellation);
        await ExecuteAsync("DELETE FROM reinstate.schema_version WHERE version = 4; DELETE FROM reinstate.event_parted WHERE position > 7000; DELETE FROM reinstate.command_parted WHERE key > 'before-2'");

        await PostgresSchema.MigrateAsync(_database, Cancellation);

        await using var log = PostgresLog.Open(_database);
        Assert.Equal(Before, (await log.TailAsync(Tenants[0])).Count);
        Assert.Equal(2 * Before, await LongAsync("SELECT count(*) FROM reinstate.command"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<long> LongAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
