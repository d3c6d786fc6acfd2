using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Hosting;
using Reinstate.V1;
using static Reinstate.ClusterTests.Calls;

namespace Reinstate.ClusterTests;

public sealed class PlacementTests(PostgresCluster postgres)
{
    private static readonly SiloAddress[] Five = [.. Enumerable.Range(1, 5).Select(n => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + n), n))];

    [Fact]
    public void All_grains_of_an_organisation_belong_on_one_silo_whatever_the_order_in_which_silos_are_known()
    {
        foreach (var tenant in Tenants(100))
        {
            var board = TenantPlacementDirector.Place(tenant, Five);
            Assert.Equal(board, TenantPlacementDirector.Place(GrainKeys.Of(tenant, "p-1"), Five));
            Assert.Equal(board, TenantPlacementDirector.Place(GrainKeys.Of(tenant, "p-2"), [.. Five.Reverse()]));
        }
    }

    [Fact]
    public void Organisations_are_spread_over_all_silos()
    {
        var placed = Tenants(1000).CountBy(tenant => TenantPlacementDirector.Place(tenant, Five)).ToDictionary();
        Assert.Equal(Five.Length, placed.Count);
        Assert.All(placed.Values, count => Assert.InRange(count, 140, 260));
    }

    [Fact]
    public void When_a_silo_is_lost_only_its_organisations_move()
    {
        SiloAddress[] four = [.. Five[..2], .. Five[3..]];
        foreach (var tenant in Tenants(1000).Where(tenant => !TenantPlacementDirector.Place(tenant, Five).Equals(Five[2])))
            Assert.Equal(TenantPlacementDirector.Place(tenant, Five), TenantPlacementDirector.Place(tenant, four));
    }

    [Fact]
    public async Task Two_nodes_keep_each_organisation_together_whichever_of_them_is_called()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await Membership.KnowEachOtherAsync(first, second);
        IGrainFactory[] factories = [.. new[] { first, second }.Select(node => node.App.Services.GetRequiredService<IGrainFactory>())];

        foreach (var (n, tenant) in Tenants(20).Index())
        {
            await factories[n % 2].GetGrain<IOrganisationGrain>(tenant).Execute(Command(new RegisterOrganisationRequest { Name = "Meadow" }, "k", tenant));
            await factories[(n + 1) % 2].GetGrain<IIncidentGrain>(GrainKeys.Of(tenant, "i-1")).Execute(Command(new SuspectOutageRequest { IncidentId = "i-1" }, "i", tenant));
            await factories[n % 2].GetGrain<IPersonGrain>(GrainKeys.Of(tenant, "p-1")).Execute(Command(new FreezeExpectedRequest { PersonId = "p-1" }, "p", tenant));
        }

        var grains = await factories[0].GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var silosOf = grains.Where(grain => Key(grain).StartsWith("t-", StringComparison.Ordinal))
            .GroupBy(grain => GrainKeys.Split(Key(grain)).Tenant, StringComparer.Ordinal)
            .ToDictionary(tenant => tenant.Key, tenant => tenant.Select(grain => grain.SiloAddress).ToList(), StringComparer.Ordinal);
        Assert.Equal(20, silosOf.Count);
        Assert.All(silosOf.Values, silos => Assert.Single(silos.Distinct()));
        Assert.All(silosOf.Values, silos => Assert.True(silos.Count >= 3));
        Assert.Equal(2, silosOf.Values.Select(silos => silos[0]).Distinct().Count());
    }

    private static string Key(DetailedGrainStatistic grain) => grain.GrainId.Key.ToString()!;

    private static IEnumerable<string> Tenants(int count) => Enumerable.Range(0, count).Select(n => $"t-{n}");

    private static Task<Node> StartAsync(string database) => Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Postgres(database), HttpPort = 0, GrpcPort = 0 }, TestContext.Current.CancellationToken);
}
