using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.TestPostgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>On a server of its own, which restarts and stands by. What is known not to be committed is tried again; what is not known is said.</summary>
public sealed class PostgresFailoverTests : IAsyncLifetime
{
    private readonly Heard _heard = new();
    private PostgresServer _server = null!;
    private string _database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = await _server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, Cancellation);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_append_waits_for_a_server_that_refuses_connections_for_a_moment(bool crash)
    {
        await using var log = Open();
        await log.AppendAsync(Append("person/p-1", 0, "k1"));
        await _server.StopAsync(crash);

        var append = log.AppendAsync(Append("person/p-1", 1, "k2"));
        await _heard.AwaitAsync();
        await _heard.AwaitAsync();
        await _server.StartAgainAsync();

        Assert.Equal(new AppendOutcome.Appended(2, 2), await append);
    }

    [Fact]
    public async Task Appends_go_on_through_restarts_and_each_key_is_committed_once()
    {
        const int writers = 4, each = 120;
        using var appended = new SemaphoreSlim(0);
        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            await using var log = Open();
            for (var n = 0; n < each; n++)
            {
                await AskUntilAnsweredAsync(log, Append($"person/p-{writer}", n, $"{writer}-{n}"));
                appended.Release();
            }
        })).ToList();

        foreach (var crash in new[] { false, true, false })
        {
            for (var n = 0; n < writers * each / 5; n++)
            {
                await appended.WaitAsync(Cancellation);
            }

            await _server.StopAsync(crash);
            await _server.StartAgainAsync();
        }

        await Task.WhenAll(writing);
        await using var reader = Open();
        var events = await reader.TailAsync();
        Assert.Equal(Enumerable.Range(1, writers * each).Select(p => (long)p), events.Select(e => e.Position));
        Assert.Equal(writers * each, events.Select(e => e.Context.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_standby_is_unavailable_and_takes_the_append_once_it_is_promoted()
    {
        await _server.StopAsync();
        await _server.StartAgainAsync(standby: true);
        await using (var hasty = PostgresLog.Open(_database, patience: TimeSpan.Zero))
        {
            var e = await Assert.ThrowsAsync<LogUnavailableException>(() => hasty.AppendAsync(Append("person/p-1", 0, "k1")));
            Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, Assert.IsType<PostgresException>(e.InnerException).SqlState);
        }

        await using var log = Open();
        var append = log.AppendAsync(Append("person/p-1", 0, "k1"));
        await _heard.AwaitAsync();
        await ExecuteAsync("SELECT pg_promote()");

        Assert.Equal(new AppendOutcome.Appended(1, 1), await append);
    }

    [Fact]
    public async Task Of_several_hosts_the_primary_is_found_before_and_after_a_failover()
    {
        await using var other = await PostgresServer.StartAsync();
        var second = await other.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(second, Cancellation);
        await _server.StopAsync();
        await _server.StartAgainAsync(standby: true);
        var both = new NpgsqlConnectionStringBuilder(_database) { Host = $"{_server.Folder},{other.Folder}", TargetSessionAttributes = "primary", HostRecheckSeconds = 0 };
        await using var log = PostgresLog.Open(both.ToString(), _heard);

        Assert.Equal(new AppendOutcome.Appended(1, 1), await log.AppendAsync(Append("person/p-1", 0, "on the second")));
        await other.StopAsync();
        var append = log.AppendAsync(Append("person/p-1", 0, "on the first"));
        await _heard.AwaitAsync();
        await ExecuteAsync("SELECT pg_promote()");
        Assert.Equal(new AppendOutcome.Appended(1, 1), await append);
    }

    [Fact]
    public async Task A_transaction_that_the_server_undid_for_the_sake_of_another_is_tried_again()
    {
        await AtCommitAsync("IF nextval('commits') = 1 THEN RAISE EXCEPTION 'undone' USING ERRCODE = 'serialization_failure'; END IF;");
        await using var log = Open();

        Assert.Equal(new AppendOutcome.Appended(1, 1), await log.AppendAsync(Append("person/p-1", 0, "k1")));
        await _heard.AwaitAsync();
    }

    [Fact]
    public async Task A_connection_lost_after_the_commit_was_sent_is_said_and_not_tried_again()
    {
        await AtCommitAsync("PERFORM nextval('commits'); PERFORM pg_terminate_backend(pg_backend_pid());");
        await using var log = Open();

        await Assert.ThrowsAsync<LogUnavailableException>(() => log.AppendAsync(Append("person/p-1", 0, "k1")));

        await using var source = NpgsqlDataSource.Create(_database);
        await using var commits = source.CreateCommand("SELECT last_value FROM commits");
        Assert.Equal(1L, await commits.ExecuteScalarAsync(Cancellation));
    }

    private PostgresLog Open() => PostgresLog.Open(_database, _heard, TimeSpan.FromMinutes(1));

    // Repeats what it was not told the end of, with the same key, as every caller does.
    private static async Task AskUntilAnsweredAsync(PostgresLog log, AppendRequest request)
    {
        while (true)
        {
            try
            {
                var outcome = await log.AppendAsync(request);
                Assert.True(outcome is AppendOutcome.Appended or AppendOutcome.AlreadyAnswered, outcome.ToString());
                return;
            }
            catch (LogUnavailableException)
            {
                // Ask again.
            }
        }
    }

    private Task AtCommitAsync(string body) => ExecuteAsync(
        $"""
        CREATE SEQUENCE commits;
        CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN {body} RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON reinstate.head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit();
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
