using System.Globalization;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Errors;

/// <summary>Answers that are refusals where no handler of a call ran: in the headers for gRPC and gRPC-Web ("Trailers-Only"), as a body for JSON.</summary>
internal static class RefusalAnswers
{
    public static Task WriteAsync(HttpContext http, Refusal refusal)
    {
        if (!JsonErrors.IsRpc(http.Request))
        {
            return JsonErrors.WriteAsync(http, refusal.Kind, refusal.Reasons);
        }

        http.Response.ContentType = "application/grpc";
        SetHeaders(http.Response.Headers, refusal.Kind, refusal.Reasons);
        return Task.CompletedTask;
    }

    /// <summary>Status, sentence, details and code of a refusal.</summary>
    public static void SetHeaders(IHeaderDictionary headers, RefusalKind kind, IEnumerable<string> reasons)
    {
        headers.GrpcStatus = ((int)kind.Status).ToString(CultureInfo.InvariantCulture);
        headers.GrpcMessage = Uri.EscapeDataString(kind.Sentence);
        headers[RefusalStatus.Details] = Convert.ToBase64String(RefusalStatus.Describe(kind, reasons).ToByteArray());
        headers[RefusalStatus.Trailer] = kind.Code;
    }
}
