using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Errors;

/// <summary>
/// Completes the statuses of gRPC calls that failed before any handler ran: everything that a handler answers went through
/// <see cref="RefusalStatus"/> and carries its trailer, so INTERNAL or UNKNOWN without it means that the bytes of the request could not be read, and
/// RESOURCE_EXHAUSTED that there were too many.
/// </summary>
internal sealed partial class UnreadableRequests(ILogger<UnreadableRequests> logger)
{
    private const string Status = "grpc-status";

    public async Task Invoke(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var headers = http.Response.Headers;
        if (http.Response.HasStarted || headers.ContainsKey(RefusalStatus.Trailer)
            || !int.TryParse(headers[Status], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || Kind((StatusCode)code) is not { } kind)
        {
            return;
        }

        NotRead(http.GetEndpoint()?.DisplayName ?? "unknown", kind.Code);
        var details = RefusalStatus.Describe(kind, ["the message cannot be read"]);
        headers[Status] = ((int)kind.Status).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(kind.Sentence);
        headers[RefusalStatus.Details] = Convert.ToBase64String(details.ToByteArray());
        headers[RefusalStatus.Trailer] = kind.Code;
    }

    private static RefusalKind? Kind(StatusCode code) => code switch
    {
        StatusCode.ResourceExhausted => Catalogue.TooLarge,
        StatusCode.Unknown or StatusCode.Internal or StatusCode.InvalidArgument => Catalogue.InvalidArgument,
        _ => null,
    };

    [LoggerMessage(2006, LogLevel.Warning, "A request to {Endpoint} could not be read: {Code}")]
    private partial void NotRead(string endpoint, string code);
}
