using Microsoft.Data.Sqlite;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>What the embedded store owes to the disk below it.</summary>
public sealed class SqliteDiskTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reinstate-sqlite-").FullName;
    private SqliteLog _log = null!;

    private string File => Path.Combine(_folder, "log.db");

    public ValueTask InitializeAsync()
    {
        _log = SqliteLog.Open(File);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_commit_waits_for_the_disk()
    {
        Assert.Equal("wal", Pragma("journal_mode"));
        Assert.Equal(2L, Pragma("synchronous"));
    }

    [Fact]
    public async Task A_full_disk_is_reported_leaves_nothing_half_written_and_can_be_emptied()
    {
        await _log.AppendAsync(Append("person/p-1", 0, "k1"));
        Pragma("max_page_count = " + Pragma("page_count"));
        var large = Append("person/p-2", 0, "k2") with { Events = [new NewEvent("reinstate.v1.Noted", new byte[1 << 20], "inc-1", "north")] };

        await Assert.ThrowsAsync<LogUnavailableException>(async () => await _log.AppendAsync([Append("person/p-1", 1, "small"), large], TestContext.Current.CancellationToken));
        Assert.Equal(["k1"], (await _log.TailAsync()).Select(e => e.Context.Key));
        Assert.Null(await _log.FindCommandAsync(Tenant, "small", TestContext.Current.CancellationToken));

        Pragma("max_page_count = 1000000");
        Assert.Equal(new AppendOutcome.Appended(2, 2), await _log.AppendAsync(Append("person/p-1", 1, "small")));
        Assert.Equal(new AppendOutcome.Appended(1, 3), await _log.AppendAsync(large));
        Assert.Equal(["k1", "small", "k2"], (await _log.TailAsync()).Select(e => e.Context.Key));
    }

    [Fact]
    public async Task A_commit_is_in_the_file_although_the_log_was_never_closed()
    {
        await _log.AppendAsync(Append("person/p-1", 0, "k1"));
        var copy = Path.Combine(_folder, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(_folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            System.IO.File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await using var survivor = SqliteLog.Open(Path.Combine(copy, "log.db"));
        Assert.Equal(["k1"], (await survivor.TailAsync()).Select(e => e.Context.Key));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var file = Path.Combine(_folder, "notes.txt");
        var text = new string('x', 5000);
        await System.IO.File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        Assert.Throws<LogUnavailableException>(() => SqliteLog.Open(file));
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private object? Pragma(string pragma)
    {
        using var command = new SqliteCommand("PRAGMA " + pragma, _log.Writer.Connection);
        return command.ExecuteScalar();
    }
}
