using System.Globalization;
using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Errors;

/// <summary>
/// Completes the statuses of gRPC calls that failed before any handler ran: everything that a handler answers went through
/// <see cref="RefusalStatus"/> and carries its trailer, so INTERNAL or UNKNOWN without it means that the bytes of the request could not be read, and
/// RESOURCE_EXHAUSTED that there were too many.
/// </summary>
internal sealed partial class UnreadableRequests(WaitingTime waiting, ILogger<UnreadableRequests> logger)
{
    private const string Status = "grpc-status";

    // Whoever resets thousands of streams a second would else write as many lines, and who logs waits for who reads the log.
    private static readonly TimeSpan ALineEvery = TimeSpan.FromSeconds(1);

    private long _notedAt;
    private int _unnoted;

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

        Note(http, kind);
        RefusalAnswers.SetHeaders(headers, kind, ["the message cannot be read"]);
    }

    private void Note(HttpContext http, RefusalKind kind)
    {
        var (now, before) = (waiting.Provider.GetTimestamp(), Interlocked.Read(ref _notedAt));
        if (http.RequestAborted.IsCancellationRequested || (before != 0 && waiting.Provider.GetElapsedTime(before, now) < ALineEvery) || Interlocked.CompareExchange(ref _notedAt, now, before) != before)
        {
            Interlocked.Increment(ref _unnoted);
            return;
        }

        NotRead(http.GetEndpoint()?.DisplayName ?? "unknown", kind.Code, Interlocked.Exchange(ref _unnoted, 0));
    }

    private static RefusalKind? Kind(StatusCode code) => code switch
    {
        StatusCode.ResourceExhausted => Catalogue.TooLarge,
        StatusCode.Unknown or StatusCode.Internal or StatusCode.InvalidArgument => Catalogue.InvalidArgument,
        _ => null,
    };

    [LoggerMessage(2006, LogLevel.Warning, "A request to {Endpoint} could not be read: {Code}; before it {Others} others that are not listed")]
    private partial void NotRead(string endpoint, string code, int others);
}
