using Reinstate.ClusterTests;
using Reinstate.TestPostgres;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Reinstate.ClusterTests;

/// <summary>One temporary PostgreSQL for all tests of this project; each test makes its own database in it.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
