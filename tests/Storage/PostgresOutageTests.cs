using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.TestPostgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>On a cluster of its own, because it goes down.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private string _database = "";
    private PostgresLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = await _server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, Cancellation);
        _log = PostgresLog.Open(_database, patience: TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_away_is_reported_and_served_again_when_it_is_back(bool crash)
    {
        await _log.AppendAsync(Append("person/p-1", 0, "k1"));
        await _server.StopAsync(crash);
        await Assert.ThrowsAsync<LogUnavailableException>(() => _log.AppendAsync(Append("person/p-1", 1, "k2")));
        await Assert.ThrowsAsync<LogUnavailableException>(() => _log.TailAsync());
        await Assert.ThrowsAsync<LogUnavailableException>(() => PostgresSchema.MigrateAsync(_database, Cancellation));

        await _server.StartAgainAsync();

        Assert.Equal(["k1"], (await _log.TailAsync()).Select(e => e.Context.Key));
        Assert.Equal(new AppendOutcome.Appended(2, 2), await _log.AppendAsync(Append("person/p-1", 1, "k2")));
    }

    [Fact]
    public async Task An_append_that_is_cancelled_while_it_waits_for_its_turn_leaves_no_trace_and_no_lock()
    {
        await _log.AppendAsync(Append("person/p-1", 0, "k1"));
        await using var source = NpgsqlDataSource.Create(_database);
        await using var holder = await HoldHeadsAsync(source);
        using var giveUp = new CancellationTokenSource();
        var waiting = _log.AppendAsync([Append("person/p-1", 1, "k2")], giveUp.Token).AsTask();
        await using var watcher = await source.OpenConnectionAsync(Cancellation);
        while (await ExecuteAsync(watcher, "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == 0)
        {
            await Task.Yield();
        }

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await ExecuteAsync(holder, "ROLLBACK");
        Assert.Equal(new AppendOutcome.Appended(2, 2), await _log.AppendAsync(Append("person/p-1", 1, "k3")));
    }

    /// <summary>Whichever, because a driver does different things at each of the first uses (see PostgresSource).</summary>
    [Fact]
    public async Task A_connection_is_fit_for_use_whichever_of_its_uses_has_failed()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        for (var before = 1; before <= 8; before++)
        {
            await using var log = PostgresLog.Open(_database + ";Maximum Pool Size=1;Options=-c lock_timeout=1ms");
            var tenant = "before-" + before;
            for (var n = 0; n < before; n++)
            {
                await log.AppendAsync(Append("person/p-1", n, "k" + n, tenant: tenant));
            }

            await using (await HoldHeadsAsync(source))
            {
                await Assert.ThrowsAsync<LogUnavailableException>(() => log.AppendAsync(Append("person/p-1", before, "failed", tenant: tenant)));
            }

            Assert.Equal(new AppendOutcome.Appended(before + 1, before + 1), await log.AppendAsync(Append("person/p-1", before, "next", tenant: tenant)));
        }
    }

    [Fact]
    public async Task Commits_are_synchronous_whatever_the_database_says()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        var name = new NpgsqlConnectionStringBuilder(_database).Database;
        await ExecuteAsync(connection, $"ALTER DATABASE {name} SET synchronous_commit = off");

        await using var ours = PostgresSource.Create(_database);
        await using var command = ours.CreateCommand("SHOW synchronous_commit");
        Assert.Equal("on", await command.ExecuteScalarAsync(Cancellation));
    }

    private static async Task<NpgsqlConnection> HoldHeadsAsync(NpgsqlDataSource source)
    {
        var holder = await source.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(holder, "BEGIN");
        await ExecuteAsync(holder, "SELECT FROM reinstate.head FOR UPDATE");
        return holder;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = 0;
        while (await reader.ReadAsync(Cancellation))
        {
            rows++;
        }

        return rows;
    }
}
