using Microsoft.Data.Sqlite;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using Reinstate.StorageTests.Suite;

namespace Reinstate.StorageTests;

public sealed class SqliteLogTests : LogSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reinstate-sqlite-").FullName;
    private int _empties;

    [Theory]
    [InlineData(SqliteReader.ByIncident, "SEARCH event USING COVERING INDEX event_scope (tenant=? AND incident=?)")]
    [InlineData(SqliteReader.ByService, "SEARCH event USING INDEX event_scope (tenant=? AND incident=? AND service=?)")]
    public async Task A_scope_is_read_by_its_index_and_costs_nothing_of_the_rest_of_the_log(string sql, string plan)
    {
        await using (Open())
        {
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "not yet there", "log.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        command.Parameters.AddRange((SqliteParameter[])[new("$1", "acme"), new("$2", "outage"), new("$3", "home")]);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            steps.Add(reader.GetString(3));
        Assert.Contains(plan, steps);
        Assert.DoesNotContain(steps, step => step.Contains("SCAN", StringComparison.Ordinal) || step.EndsWith("PRIMARY KEY (tenant=?)", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override ILog Open() => SqliteLog.Open(Path.Combine(_folder, "not yet there", "log.db"));

    protected override Task<IPortableLog> OpenEmptyAsync() =>
        Task.FromResult<IPortableLog>(SqliteLog.Open(Path.Combine(_folder, $"empty-{Interlocked.Increment(ref _empties)}.db")));

    protected override Task AlterAsync(string tenant, long position, string column, object value) => column == "head"
        ? RunAsync("UPDATE head SET link = $3 WHERE tenant = $1 AND $2 = 0", tenant, position, value)
        : RunAsync($"UPDATE event SET {column} = $3 WHERE tenant = $1 AND position = $2", tenant, position, value is DateTimeOffset at ? at.ToUnixTimeMilliseconds() : value);

    protected override Task RemoveAsync(string tenant, long position) => RunAsync("DELETE FROM event WHERE tenant = $1 AND position = $2", tenant, position);

    protected override ValueTask CleanUpAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "not yet there", "log.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values.Select((value, n) => new SqliteParameter($"${n + 1}", value)));
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
