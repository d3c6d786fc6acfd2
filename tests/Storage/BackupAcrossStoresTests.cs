using Reinstate.Storage.Backup;
using Reinstate.Storage.Postgres;
using Reinstate.Storage.Sqlite;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

public sealed class BackupAcrossStoresTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_moves_from_SQLite_to_PostgreSQL_and_back_without_a_byte_changed()
    {
        using var folder = new BackupFolder();
        await using var first = SqliteLog.Open(folder.At("first.db"));
        for (var n = 0; n < 50; n++)
        {
            var key = "Kß-" + (char)('a' + (n % 26)) + n;
            await first.AppendAsync(Append($"person/p-{n % 7}", n / 7 * 3, key, events: 3, incident: n % 3 == 0 ? "" : $"inc-{n % 2}", service: n % 3 == 1 ? "north" : ""));
        }

        var database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(database, Cancellation);
        await using var second = PostgresLog.Open(database);
        await using var third = SqliteLog.Open(folder.At("third.db"));

        await LogBackup.WriteAsync(first, folder.At("a"), Cancellation);
        await LogBackup.RestoreAsync(second, folder.At("a"), Cancellation);
        await LogBackup.WriteAsync(second, folder.At("b"), Cancellation);
        await LogBackup.RestoreAsync(third, folder.At("b"), Cancellation);
        await LogBackup.WriteAsync(third, folder.At("c"), Cancellation);

        Assert.Equal(folder.Files("a"), folder.Files("b"));
        Assert.Equal(folder.Files("a"), folder.Files("c"));
        Assert.Equal((await first.TailAsync()).Select(e => e.Show()), (await third.TailAsync()).Select(e => e.Show()));
    }
}
