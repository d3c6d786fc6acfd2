using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;
using static Reinstate.ClusterTests.Calls;

namespace Reinstate.ClusterTests;

public sealed class NodeTests : IAsyncLifetime
{
    private static readonly Metadata Manager = SpeakingHandler.As(Tenant, "s-1", "registered_manager");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-node-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_command_is_committed_and_the_board_shows_it()
    {
        await using var node = await StartAsync();
        var grains = node.App.Services.GetRequiredService<IGrainFactory>();
        var call = Command(new RegisterOrganisationRequest { Name = "Meadow Group" }, "k1");

        var answer = await grains.GetGrain<IOrganisationGrain>(Tenant).Execute(call);
        var again = await grains.GetGrain<IOrganisationGrain>(Tenant).Execute(call);

        Assert.Equal((null, 1, 1), (answer.Refusal, answer.Position, answer.Version));
        Assert.Equal((answer.Position, answer.Version), (again.Position, again.Version));
        var reply = await grains.GetGrain<IBoardGrain>(Tenant).Ask(Query(new GetOrganisationRequest(), atLeast: 1));
        Assert.Equal("Meadow Group", GetOrganisationReply.Parser.ParseFrom(reply.Payload.Span).Name);
        Assert.Equal(1, (await grains.GetGrain<IBoardGrain>(Tenant).ReadChanges(new ChangesCall(Tenant, 0, 10))).Position);
    }

    [Fact]
    public async Task A_call_for_one_tenant_never_reaches_a_grain_of_another()
    {
        await using var node = await StartAsync();
        var grains = node.App.Services.GetRequiredService<IGrainFactory>();

        var command = await grains.GetGrain<IOrganisationGrain>("other").Execute(Command(new RegisterOrganisationRequest { Name = "Meadow Group" }, "k1"));
        var lot = await grains.GetGrain<IOrganisationGrain>("other").ExecuteAll(
            [Command(new RegisterOrganisationRequest { Name = "Other" }, "k2", tenant: "other"), Command(new RegisterOrganisationRequest { Name = "Meadow Group" }, "k3")]);
        var people = await grains.GetGrain<IServiceGrain>("other/home").FreezePeople(
            [new PersonCall("p", Command(new FreezeExpectedRequest { IncidentId = "outage", PersonId = "p", ServiceId = "home" }, "k4"))]);
        var query = await grains.GetGrain<IBoardGrain>("other").Ask(Query(new GetBoardRequest()));

        Assert.Equal(Catalogue.Unauthenticated.Code, command.Refusal);
        Assert.Equal([Catalogue.Unauthenticated.Code, Catalogue.Unauthenticated.Code], lot.Select(answer => answer.Refusal));
        Assert.Equal(Catalogue.Unauthenticated.Code, Assert.Single(people).Refusal);
        Assert.Equal(Catalogue.Unauthenticated.Code, query.Refusal);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grains.GetGrain<IBoardGrain>("other").ReadChanges(new ChangesCall(Tenant, 0, 10)));
        Assert.Empty(await node.Log.TenantsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_acknowledged_over_gRPC_is_there_after_a_restart()
    {
        await using (var node = await StartAsync())
        {
            Assert.True(node.StartedEmpty);
            using var channel = Client.Channel(new Uri(node.GrpcAddress));
            var reply = await new OrganisationService.OrganisationServiceClient(channel).RegisterOrganisationAsync(
                new RegisterOrganisationRequest { Header = new CommandHeader { IdempotencyKey = "k1" }, Name = "Meadow Group" }, Manager,
                cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(1, reply.Position);
        }

        await using var restarted = await StartAsync();
        Assert.False(restarted.StartedEmpty);
        using var again = Client.Channel(new Uri(restarted.GrpcAddress));
        var organisation = await new OrganisationService.OrganisationServiceClient(again).GetOrganisationAsync(
            new GetOrganisationRequest(), Manager, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Meadow Group", organisation.Name);
    }

    [Fact]
    public async Task A_provider_prepares_its_recovery_over_gRPC_up_to_the_all_clear()
    {
        await using var node = await StartAsync();
        using var channel = Client.Channel(new Uri(node.GrpcAddress));
        var manager = new Client(channel, Tenant, "rm", "registered_manager");

        await SmallProvider.PrepareAsync(manager, 8, TimeProvider.System.GetUtcNow());

        var board = await manager.Reconciliation.GetBoardAsync(new GetBoardRequest(), manager.Headers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([1], Assert.Single(board.Runs).StepsDone);
    }

    private Task<Node> StartAsync() => Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0 },
        TestContext.Current.CancellationToken);
}
