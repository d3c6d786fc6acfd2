using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>Laws that hold for every method of every service, found from the descriptors so that a new method cannot be forgotten.</summary>
public sealed class EveryMethodTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly ServiceDescriptor[] Services =
    [
        OrganisationService.Descriptor, IncidentService.Descriptor, RecoveryService.Descriptor,
        PersonService.Descriptor, ReconciliationService.Descriptor, GovernanceService.Descriptor,
        PlanService.Descriptor, ScanService.Descriptor, ExerciseService.Descriptor,
    ];

    public static TheoryData<string, string> Methods =>
        [.. Services.SelectMany(service => service.Methods).Select(method => (method.Service.Name, method.Name))];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_tenant_is_the_one_of_the_identity(string service, string name)
    {
        await using var node = await GatewayNode.Start();
        var method = Find(service, name);
        await Call(node, method, Request(method), GatewayNode.As("haven", role: RoleFor(method)));
        Assert.All(node.Grains.Commands, command =>
        {
            Assert.Equal("haven", command.Call.Tenant);
            Assert.Equal(Key(service), command.Key);
            Assert.Equal(method.InputType.FullName, command.Call.Type);
        });
        Assert.All(node.Grains.Queries, query => Assert.Equal("haven", query.Tenant));
        Assert.Equal(1, node.Grains.Commands.Count + node.Grains.Queries.Count);
        Assert.Equal(IsCommand(method), !node.Grains.Commands.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Nobody_is_served_without_identity(string service, string name)
    {
        await using var node = await GatewayNode.Start();
        var method = Find(service, name);
        var refused = await Assert.ThrowsAsync<RpcException>(() => Call(node, method, Request(method), []));
        Assert.Equal((StatusCode.Unauthenticated, Catalogue.Unauthenticated.Code), (refused.StatusCode, RefusalTests.Detail(refused).Code));
        Assert.Empty(node.Grains.Commands);
        Assert.Empty(node.Grains.Queries);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Identifiers_that_no_record_can_have_are_refused(string service, string name)
    {
        var method = Find(service, name);
        foreach (var field in method.InputType.Fields.InDeclarationOrder().Where(f => f.Name is "incident_id" or "service_id" or "person_id"))
        {
            await using var node = await GatewayNode.Start();
            var request = Request(method);
            field.Accessor.SetValue(request, "rival/storm");
            var refused = await Assert.ThrowsAsync<RpcException>(() => Call(node, method, request, GatewayNode.As(role: RoleFor(method))));
            Assert.Equal([$"{field.Name}: not an identifier"], RefusalTests.Detail(refused).Reasons);
        }
    }

    [Fact]
    public async Task The_same_command_with_another_key_has_the_same_bytes()
    {
        await using var node = await GatewayNode.Start();
        foreach (var key in new[] { "k-1", "k-2" })
        {
            var request = GatewayNode.CloseRequest();
            request.Header = new CommandHeader { IdempotencyKey = key, ExpectedVersion = 4 };
            await node.Close(request: request);
        }

        var calls = node.Grains.Commands.Select(command => command.Call).ToArray();
        Assert.Equal(["k-1", "k-2"], calls.Select(call => call.Key));
        Assert.Equal(4, calls[0].ExpectedVersion);
        Assert.Equal(calls[0].Payload.ToArray(), calls[1].Payload.ToArray());
        Assert.Null(CloseIncidentRequest.Parser.ParseFrom(calls[0].Payload.Span).Header);
    }

    private static MethodDescriptor Find(string service, string name) => Services.Single(s => s.Name == service).FindMethodByName(name);

    // The manager's, unless the method is not for managers.
    private static string RoleFor(MethodDescriptor method) =>
        AccessTable.Of(method.InputType.FullName)!.Roles is var roles && roles.Contains("registered_manager") ? "registered_manager" : roles.Order(StringComparer.Ordinal).First();

    private static bool IsCommand(MethodDescriptor method) => method.InputType.FindFieldByName("header") is not null;

    private static string Key(string service) => service switch
    {
        "OrganisationService" => "haven",
        "RecoveryService" or "ScanService" => "haven/willow",
        "PersonService" or "PlanService" => "haven/p-1",
        _ => "haven/storm",
    };

    private static IMessage Request(MethodDescriptor method)
    {
        var request = method.InputType.Parser.ParseFrom([]);
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
        {
            object? value = field.Name switch
            {
                "header" => new CommandHeader { IdempotencyKey = "k-1" },
                "incident_id" => "storm",
                "service_id" => "willow",
                "person_id" => "p-1",
                _ => null,
            };
            if (value is not null)
            {
                field.Accessor.SetValue(request, value);
            }
        }

        return request;
    }

    private static async Task Call(GatewayNode node, MethodDescriptor method, IMessage request, Metadata metadata)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var rpc = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, Bytes, Bytes);
        var options = new CallOptions(metadata, cancellationToken: TestContext.Current.CancellationToken);
        if (!method.IsServerStreaming)
        {
            await node.Rpc.AsyncUnaryCall(rpc, null, options, request.ToByteArray()).ResponseAsync;
            return;
        }

        using var stream = node.Rpc.AsyncServerStreamingCall(rpc, null, options, request.ToByteArray());
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
    }
}
