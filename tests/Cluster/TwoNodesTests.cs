using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Silo.Hosting;
using Reinstate.V1;
using static Reinstate.ClusterTests.Calls;

namespace Reinstate.ClusterTests;

public sealed class TwoNodesTests(PostgresCluster postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_on_one_database_are_one_cluster()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await Membership.KnowEachOtherAsync(first, second);
        var there = first.App.Services.GetRequiredService<IGrainFactory>();
        var here = second.App.Services.GetRequiredService<IGrainFactory>();

        for (var i = 0; i < 20; i++)
        {
            var tenant = $"tenant-{i}";
            var answer = await there.GetGrain<IOrganisationGrain>(tenant).Execute(Command(new RegisterOrganisationRequest { Name = "Meadow" }, "k", tenant));
            var again = await here.GetGrain<IOrganisationGrain>(tenant).Execute(Command(new RegisterOrganisationRequest { Name = "Meadow" }, "k", tenant));
            Assert.Equal((null, 1), (answer.Refusal, answer.Position));
            Assert.Equal((null, 1), (again.Refusal, again.Position));
        }

        var silos = first.App.Services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values;
        Assert.Equal(2, silos.Count(silo => silo.Status is SiloStatus.Active));
    }

    private static Task<Node> StartAsync(string database) =>
        Node.StartAsync(new NodeOptions { Store = new StoreAddress.Postgres(database), HttpPort = 0, GrpcPort = 0 }, Cancellation);
}
