using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using Reinstate.StorageTests.Suite;

namespace Reinstate.StorageTests;

public sealed class SqliteLogTests : LogSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reinstate-sqlite-").FullName;
    private int _empties;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override ILog Open() => SqliteLog.Open(Path.Combine(_folder, "not yet there", "log.db"));

    protected override Task<IPortableLog> OpenEmptyAsync() =>
        Task.FromResult<IPortableLog>(SqliteLog.Open(Path.Combine(_folder, $"empty-{Interlocked.Increment(ref _empties)}.db")));

    protected override ValueTask CleanUpAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
