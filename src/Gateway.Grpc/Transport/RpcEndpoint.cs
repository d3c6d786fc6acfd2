using Grpc.AspNetCore.Server;
using Grpc.Core;
using Reinstate.V1;

namespace Reinstate.Gateway.Transport;

/// <summary>What the endpoint of a request is, as gRPC, gRPC-Web and JSON share it.</summary>
internal static class RpcEndpoint
{
    private const string Api = "reinstate.";

    /// <summary>The method of the API that is called, for which somebody must be known; null for health and reflection, which are for anybody.</summary>
    public static IMethod? OfApi(HttpContext http) => Method(http) is { } method && method.ServiceName.StartsWith(Api, StringComparison.Ordinal) ? method : null;

    /// <summary>Whether it changes something.</summary>
    public static bool IsCommand(IMethod method) => method.GetType().GenericTypeArguments is [_, var reply] && (reply == typeof(CommandReply) || reply == typeof(KeepScanReply));

    /// <summary>Whether it carries a scan, and so may be larger than other requests.</summary>
    public static bool CarriesScan(HttpContext http) => OfApi(http) is { Name: nameof(ScanService.ScanServiceClient.KeepScan) } method && method.ServiceName == ScanService.Descriptor.FullName;

    /// <summary>Whether it is of the service whose messages may be larger, and carries none that are.</summary>
    public static bool AsksForScans(HttpContext http) => OfApi(http)?.ServiceName == ScanService.Descriptor.FullName && !CarriesScan(http);

    /// <summary>Whether it is a call of the API that may go on for as long as somebody reads or writes.</summary>
    public static bool IsApiStream(HttpContext http) => OfApi(http) is { Type: not MethodType.Unary };

    /// <summary>Whether no call is made: a page, a sign-in, or nothing that there is.</summary>
    public static bool IsNone(HttpContext http) => Method(http) is null;

    private static IMethod? Method(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
}
