using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class OperationsTests
{
    [Fact]
    public async Task Health_follows_whether_boards_can_be_asked()
    {
        await using var node = await GatewayNode.Start();
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await Check(node));
        node.Grains.OnQuery = _ => throw new TimeoutException();
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await Check(node));
        node.Grains.OnQuery = null;
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await Check(node));
    }

    [Fact]
    public async Task Reflection_names_every_service()
    {
        await using var node = await GatewayNode.Start();
        using var call = new ServerReflection.ServerReflectionClient(node.Rpc).ServerReflectionInfo(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                OrganisationService.Descriptor.FullName, IncidentService.Descriptor.FullName, RecoveryService.Descriptor.FullName,
                PersonService.Descriptor.FullName, ReconciliationService.Descriptor.FullName, GovernanceService.Descriptor.FullName, PlanService.Descriptor.FullName, ExerciseService.Descriptor.FullName, "grpc.health.v1.Health",
            },
            names);
        await call.RequestStream.CompleteAsync();
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> Check(GatewayNode node) =>
        (await new Health.HealthClient(node.Rpc).CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken)).Status;
}
