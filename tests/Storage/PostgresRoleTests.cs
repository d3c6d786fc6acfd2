using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>Databases that belong to a role of their own, as a provider of databases hands them out.</summary>
public sealed class PostgresRoleTests(PostgresCluster cluster) : IAsyncLifetime
{
    private string _database = "";
    private string _owner = "";
    private NpgsqlDataSource _admin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string AsOwner => new NpgsqlConnectionStringBuilder(_database) { Username = _owner }.ToString();

    public async ValueTask InitializeAsync()
    {
        await PostgresSchema.MigrateAsync(await cluster.Server.CreateDatabaseAsync(), Cancellation); // So that the role is there.
        _database = await cluster.Server.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(_database).Database;
        _owner = "owner_" + name;
        _admin = NpgsqlDataSource.Create(_database);
        await ExecuteAsync(_admin, $"CREATE ROLE {_owner} LOGIN; ALTER DATABASE {name} OWNER TO {_owner}");
    }

    public ValueTask DisposeAsync() => _admin.DisposeAsync();

    [Fact]
    public async Task An_owner_without_further_rights_runs_a_log_whose_tables_show_it_nothing()
    {
        await ExecuteAsync(_admin, $"GRANT reinstate_node TO {_owner}");
        await PostgresSchema.MigrateAsync(AsOwner, Cancellation);
        await using var log = PostgresLog.Open(AsOwner);
        Assert.Equal(new AppendOutcome.Appended(1, 1), await log.AppendAsync(Append("person/p-1", 0, "k1")));
        Assert.Single(await log.TailAsync());

        await using var owner = NpgsqlDataSource.Create(AsOwner);
        await using var count = owner.CreateCommand("SELECT (SELECT count(*) FROM reinstate.event) + (SELECT count(*) FROM reinstate.head)");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Who_may_not_set_up_the_role_is_told_what_an_administrator_has_to_run()
    {
        var refusal = await Assert.ThrowsAsync<LogUnavailableException>(() => PostgresSchema.MigrateAsync(AsOwner, Cancellation));

        Assert.Contains($"CREATE ROLE reinstate_node NOLOGIN; GRANT reinstate_node TO \"{_owner}\";", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_could_see_past_the_policies_is_refused()
    {
        await ExecuteAsync(_admin, $"GRANT reinstate_node TO {_owner}");
        await PostgresSchema.MigrateAsync(AsOwner, Cancellation);
        await ExecuteAsync(_admin, $"REVOKE reinstate_node FROM {_owner}; GRANT {_owner} TO reinstate_node");

        var refusal = await Assert.ThrowsAsync<LogUnavailableException>(() => PostgresSchema.MigrateAsync(_database, Cancellation));

        Assert.Equal("The role reinstate_node could see past row-level security.", refusal.Message);
        await ExecuteAsync(_admin, $"REVOKE {_owner} FROM reinstate_node");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
