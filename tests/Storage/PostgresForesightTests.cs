using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>What an append would find is foreseen where only this node appends; where it was foreseen wrongly, the database says so and it is looked up.</summary>
public sealed class PostgresForesightTests(PostgresCluster cluster) : IAsyncLifetime
{
    private NpgsqlDataSource _admin = null!;
    private PostgresLog _log = null!;
    private PostgresLog _other = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database, TestContext.Current.CancellationToken);
        _admin = NpgsqlDataSource.Create(database);
        // So that the database counts how often an append was foreseen; sessions from here on.
        await using var count = _admin.CreateCommand("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET track_functions = ''pl''', current_database()); END $$");
        await count.ExecuteNonQueryAsync();
        _log = PostgresLog.Open(database);
        _other = PostgresLog.Open(database);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _other.DisposeAsync();
        await _admin.DisposeAsync();
    }

    [Fact]
    public async Task From_the_third_append_on_nothing_is_looked_up()
    {
        for (var n = 0; n < 7; n++)
        {
            Assert.Equal(new AppendOutcome.Appended(n + 1, n + 1), await _log.AppendAsync(Append("person/a", n, $"k{n}")));
        }

        Assert.Equal(Enumerable.Range(1, 7).Select(n => (long)n), (await _log.TailAsync()).Select(e => e.Position));
        await _log.DisposeAsync();
        Assert.Equal(5, await ForeseenAsync());
    }

    [Fact]
    public async Task Another_node_s_append_in_between_is_found()
    {
        await AppendAsync(_log, 3);
        Assert.Equal(new AppendOutcome.Appended(1, 4), await _other.AppendAsync(Append("person/b", 0, "theirs")));
        Assert.Equal(new AppendOutcome.Appended(4, 5), await _log.AppendAsync(Append("person/a", 3, "ours")));
        Assert.Equal([1, 2, 3, 4, 5], (await _log.TailAsync()).Select(e => e.Position));
    }

    [Fact]
    public async Task Another_node_s_event_in_the_same_stream_is_a_conflict()
    {
        await AppendAsync(_log, 3);
        await _other.AppendAsync(Append("person/a", 3, "theirs"));
        Assert.Equal(new AppendOutcome.Conflict(4), await _log.AppendAsync(Append("person/a", 3, "ours")));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(4, 3)]
    public async Task A_version_that_is_not_the_stream_s_is_a_conflict(long expected, long actual)
    {
        await AppendAsync(_log, 3);
        Assert.Equal(new AppendOutcome.Conflict(actual), await _log.AppendAsync(Append("person/a", expected, "wrong")));
        Assert.Equal(new AppendOutcome.Conflict(actual), await _log.AppendAsync(Append("person/a", expected, "without events", events: 0)));
    }

    [Fact]
    public async Task A_known_key_gets_its_answer_and_its_neighbours_are_appended()
    {
        await AppendAsync(_log, 3);
        var outcomes = await _log.AppendAsync(
            [Append("person/b", 0, "new"), Append("person/a", 0, "k0"), Append("person/a", 3, "k1", payload: "another"), Append("person/a", 3, "newer")],
            TestContext.Current.CancellationToken);
        Assert.Equal("Appended AlreadyAnswered KeyReused Appended", string.Join(' ', outcomes.Select(o => o.GetType().Name)));
        Assert.Equal(5, (await _log.HeadAsync(Tenant, TestContext.Current.CancellationToken)).Position);
    }

    [Fact]
    public async Task Two_nodes_in_turns_guess_wrongly_once()
    {
        await AppendAsync(_log, 3);
        for (var n = 0; n < 20; n++)
        {
            Assert.IsType<AppendOutcome.Appended>(await (n % 2 == 0 ? _other : _log).AppendAsync(Append("person/b", n, $"turn{n}")));
        }

        await _log.DisposeAsync();
        await _other.DisposeAsync();
        // The third append of all was foreseen. Undone were the first, for which there was no head yet, and that one guess.
        Assert.Equal(1, await ForeseenAsync());
        Assert.Equal(2, await CountAsync("SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"));
    }

    private static async Task AppendAsync(PostgresLog log, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await log.AppendAsync(Append("person/a", n, $"k{n}"));
        }
    }

    private Task<long> ForeseenAsync() => CountAsync("SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_user_functions WHERE funcname = 'move_heads'");

    // A session reports its counts when it ends at the latest: this one is the only one left when all have.
    private async Task<long> CountAsync(string sql)
    {
        while (await ReadAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0)
        {
            await Task.Yield();
        }

        return await ReadAsync(sql);
    }

    private async Task<long> ReadAsync(string sql)
    {
        await using var read = _admin.CreateCommand(sql);
        return (long)(await read.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
