using System.Buffers.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Transport;
using Reinstate.V1;
using RetryInfo = Google.Rpc.RetryInfo;

namespace Reinstate.Gateway.Errors;

/// <summary>
/// Errors of JSON calls. What a handler refuses is written by the transcoding from the status details and marked with the header
/// <c>reinstate-refusal</c>; an error without that mark was made while the request was read, may quote exception text, and is replaced here.
/// </summary>
internal sealed class JsonErrors(IOptions<GatewayOptions> options)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default
        .WithTypeRegistry(TypeRegistry.FromMessages(RefusalDetail.Descriptor, RetryInfo.Descriptor)));

    /// <summary>Types that the transcoding must be able to write into an error.</summary>
    public static TypeRegistry Types { get; } = TypeRegistry.FromMessages(RefusalDetail.Descriptor, RetryInfo.Descriptor);

    /// <summary>Marks the response of a JSON call as written from a status.</summary>
    public static void Mark(HttpContext http, RpcException status)
    {
        if (!http.Response.HasStarted && !IsRpc(http.Request))
        {
            http.Response.Headers[RefusalStatus.Trailer] = status.Trailers.GetValue(RefusalStatus.Trailer) ?? status.StatusCode.ToString();
        }
    }

    public static bool IsRpc(HttpRequest request) => request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    public async Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (IsRpc(http.Request) || !http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        var most = RpcEndpoint.CarriesScan(http) ? Base64.GetMaxEncodedToUtf8Length(options.Value.MaxScanBytes) : options.Value.MaxRequestBytes;
        if (http.Request.ContentLength > most)
        {
            await Write(http, StatusCodes.Status413PayloadTooLarge, Catalogue.TooLarge, "the body is too long");
            return;
        }

        var sent = http.Response.Body;
        var received = new BoundedStream(http.Request.Body, most);
        var gate = new UnmarkedErrorGate(sent, http.Response);
        http.Request.Body = received;
        http.Response.Body = gate;
        await next(http);
        http.Response.Body = sent;
        if (gate.Withheld || Unanswered(http))
        {
            await (received.Exceeded
                ? Write(http, StatusCodes.Status413PayloadTooLarge, Catalogue.TooLarge, "the body is too long")
                : Unreadable(http));
        }
    }

    private static bool Unanswered(HttpContext http) => !http.Response.HasStarted && http.Response.StatusCode >= 400 && UnmarkedErrorGate.IsUnmarked(http.Response);

    private static Task Unreadable(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Write(http, StatusCodes.Status404NotFound, Catalogue.InvalidArgument, "no such address"),
        StatusCodes.Status405MethodNotAllowed => Write(http, StatusCodes.Status405MethodNotAllowed, Catalogue.InvalidArgument, "another HTTP method belongs to this address"),
        _ => Write(http, StatusCodes.Status400BadRequest, Catalogue.InvalidArgument, "the body, the address or a query parameter cannot be read as JSON of this request"),
    };

    /// <summary>Answers with a refusal where no call of the API was made.</summary>
    public static Task WriteAsync(HttpContext http, RefusalKind kind, IEnumerable<string> reasons) => Write(
        http,
        kind.Status switch
        {
            StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
            StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
            StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        },
        kind,
        [.. reasons]);

    private static Task Write(HttpContext http, int statusCode, RefusalKind kind, params string[] reasons)
    {
        http.Response.StatusCode = statusCode;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = null;
        http.Response.Headers[RefusalStatus.Trailer] = kind.Code;
        return http.Response.WriteAsync(Json.Format(RefusalStatus.Describe(kind, reasons)));
    }
}
