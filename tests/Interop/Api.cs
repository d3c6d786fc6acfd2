using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.InteropTests;

/// <summary>Every method of the API, called by its descriptor.</summary>
internal sealed class Api(string address) : IDisposable
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly GrpcChannel channel = Client.Channel(new Uri($"http://{address}"));

    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
    [
        .. new[]
        {
            OrganisationService.Descriptor, IncidentService.Descriptor, RecoveryService.Descriptor,
            PersonService.Descriptor, ReconciliationService.Descriptor, GovernanceService.Descriptor, PlanService.Descriptor, ExerciseService.Descriptor,
        }.SelectMany(service => service.Methods),
    ];

    public static bool IsCommand(MethodDescriptor method) => method.OutputType == CommandReply.Descriptor;

    public static MethodDescriptor Find(string call) => Methods.Single(method => $"{method.Service.Name}/{method.Name}" == call);

    /// <summary>Null when the call succeeded, else how it was refused.</summary>
    public async Task<RpcException?> Call(MethodDescriptor method, IMessage request, string tenant, string person, string role, string? clock = null)
    {
        var metadata = SpeakingHandler.As(tenant, person, role);
        if (clock is not null)
        {
            metadata.Add("reinstate-clock", clock);
        }

        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var rpc = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, Bytes, Bytes);
        var options = new CallOptions(metadata, cancellationToken: TestContext.Current.CancellationToken);
        try
        {
            if (method.IsServerStreaming)
            {
                using var stream = channel.CreateCallInvoker().AsyncServerStreamingCall(rpc, null, options, request.ToByteArray());
                await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
            }
            else
            {
                await channel.CreateCallInvoker().AsyncUnaryCall(rpc, null, options, request.ToByteArray()).ResponseAsync;
            }

            return null;
        }
        catch (RpcException refused)
        {
            return refused;
        }
    }

    public void Dispose() => channel.Dispose();
}
