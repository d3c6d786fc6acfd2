using Npgsql;
using Reinstate.Storage.Postgres;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.EndToEndTests;

/// <summary>A restore into PostgreSQL that ends in the middle, by its own death or by the database's: the store holds nothing of the backup, or all of it.</summary>
public sealed class KilledRestoreTests(PostgresCluster postgres, PlayedBackup played) : IClassFixture<PlayedBackup>
{
    // A commit waits while somebody holds this lock, as it does while a disk is slow.
    private const string SlowCommit =
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slow AFTER INSERT OR UPDATE ON reinstate.head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("LOCK TABLE reinstate.event IN EXCLUSIVE MODE")]
    [InlineData("LOCK TABLE reinstate.command IN EXCLUSIVE MODE")]
    public async Task Killed_before_its_commit_it_has_left_nothing_and_can_be_run_again(string hold)
    {
        var database = await EmptyAsync(postgres.Server);
        await using (var restore = await HeldAsync(database, hold, restore => restore.KillAsync()))
            Assert.NotEqual(0, (await restore.EndAsync()).ExitCode);

        await GoneAsync(database);
        Assert.Equal((0L, 0L, 0L), await CountAsync(database));
        await RestoredAsync(database);
    }

    [Fact]
    public async Task Killed_during_its_commit_it_has_left_everything_and_a_second_run_says_that_the_store_is_not_empty()
    {
        var database = await EmptyAsync(postgres.Server);
        await ExecuteAsync(database, SlowCommit);
        await using (var restore = await HeldAsync(database, "SELECT pg_advisory_xact_lock(7)", restore => restore.KillAsync()))
            Assert.NotEqual(0, (await restore.EndAsync()).ExitCode);

        await GoneAsync(database);
        Assert.Equal(await VerifiedAsync("--data", played.Data), await VerifiedAsync("--store", Address(database)));
        var (code, output) = await NodeProcess.RunAsync("restore", played.Folder, "--store", Address(database));
        Assert.Equal((1, "The store is not empty. Restore into a new file or database."), (code, output.Trim()));
    }

    [Fact]
    public async Task A_database_that_is_killed_meanwhile_is_told_and_holds_nothing_when_it_is_back()
    {
        // Of its own: the others go on in theirs.
        await using var server = await PostgresServer.StartAsync(durable: true);
        var database = await EmptyAsync(server);
        await using (var restore = await HeldAsync(database, "LOCK TABLE reinstate.command IN EXCLUSIVE MODE", _ => server.KillAsync()))
        {
            var (code, output) = await restore.EndAsync();
            Assert.True(code != 0 && !output.Contains("   at ", StringComparison.Ordinal), output);
        }

        await server.StartAgainAsync();
        Assert.Equal((0L, 0L, 0L), await CountAsync(database));
        await RestoredAsync(database);
    }

    /// <summary>Begins a restore, waits until it cannot go on because of a lock, lets that happen which ends it, and gives the lock back.</summary>
    private async Task<CommandProcess> HeldAsync(string database, string hold, Func<CommandProcess, Task> end)
    {
        await using var holder = await OpenAsync(database);
        await using var transaction = await holder.BeginTransactionAsync(Cancellation);
        await using (var held = new NpgsqlCommand(hold, holder))
            await held.ExecuteNonQueryAsync(Cancellation);
        var restore = CommandProcess.Start("restore", played.Folder, "--store", Address(database));
        try
        {
            while (await AskAsync(holder, "SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
                Assert.False(restore.HasEnded, "It ended before it had to wait.");
            await end(restore);
            return restore;
        }
        catch
        {
            await restore.DisposeAsync();
            throw;
        }
    }

    private async Task RestoredAsync(string database)
    {
        var (code, output) = await NodeProcess.RunAsync("restore", played.Folder, "--store", Address(database));
        Assert.True(code == 0, output);
        Assert.Equal(await VerifiedAsync("--data", played.Data), await VerifiedAsync("--store", Address(database)));
    }

    private async Task<string> VerifiedAsync(params string[] store)
    {
        var (code, output) = await NodeProcess.RunAsync(["verify", .. store, "--keys", Path.Combine(played.Data, "keys")]);
        Assert.True(code == 0, output);
        return output.Trim().Split('\n')[^1];
    }

    private static async Task<string> EmptyAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync() + ";Pooling=false";
        await PostgresSchema.MigrateAsync(database, Cancellation);
        return database;
    }

    /// <summary>Returns when the database has noticed that nobody speaks to it any more.</summary>
    private static async Task GoneAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        while (await AskAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0)
            Cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<(long Heads, long Events, long Commands)> CountAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        return (await AskAsync(connection, "SELECT count(*) FROM reinstate.head"), await AskAsync(connection, "SELECT count(*) FROM reinstate.event"), await AskAsync(connection, "SELECT count(*) FROM reinstate.command"));
    }

    private static async Task ExecuteAsync(string database, string statement)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string question)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static string Address(string database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database);
        return $"postgres://{parts.Username}@/{parts.Database}?host={Uri.EscapeDataString(parts.Host!)}";
    }
}

/// <summary>The log of a play, and a backup of it.</summary>
public sealed class PlayedBackup(PlayedDemo demo) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Data => _folder.At("data");

    public string Folder => _folder.At("backup");

    public async ValueTask InitializeAsync()
    {
        await demo.CopyAsync(Data);
        var (code, output) = await NodeProcess.RunAsync("backup", Folder, "--data", Data);
        Assert.True(code == 0, output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
