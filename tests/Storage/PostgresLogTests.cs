using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using Reinstate.StorageTests.Suite;

namespace Reinstate.StorageTests;

public sealed class PostgresLogTests(PostgresCluster cluster) : LogSuite
{
    private string _database = "";

    protected override async Task PrepareAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, Cancellation);
    }

    protected override ILog Open() => PostgresLog.Open(_database);
}
