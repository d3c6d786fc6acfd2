using Reinstate.EndToEndTests;
using Reinstate.TestPostgres;

[assembly: AssemblyFixture(typeof(PostgresCluster))]
[assembly: AssemblyFixture(typeof(PlayedDemo))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // Each of these starts nodes of its own; side by side they would only wait for each other.

namespace Reinstate.EndToEndTests;

/// <summary>One temporary PostgreSQL for all tests of this project; each test makes its own database in it.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    /// <summary>An empty database, as an address for the command line.</summary>
    public async Task<string> AddressAsync()
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(await Server.CreateDatabaseAsync());
        return $"postgres://{database.Username}@/{database.Database}?host={Uri.EscapeDataString(database.Host!)}";
    }

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
