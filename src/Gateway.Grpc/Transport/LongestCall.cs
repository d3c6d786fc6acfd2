using Microsoft.Extensions.Options;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// Ends what takes too long: a body that trickles in, an answer that nobody reads, and streams that anybody may open. Over HTTP/2 that ends the one request and leaves the connection to the others, which Kestrel's minimum
/// rates do not. Streams of the API are bounded write by write instead (<see cref="StalledReaders"/>), and by their token.
/// </summary>
internal sealed class LongestCall(IOptions<GatewayOptions> options, WaitingTime waiting)
{
    private readonly TimeSpan _limit = options.Value.Transport.LongestCall;

    public Task Invoke(HttpContext http, RequestDelegate next) => RpcEndpoint.IsApiStream(http) ? next(http) : WithinAsync(http, next);

    private async Task WithinAsync(HttpContext http, RequestDelegate next)
    {
        // Disposing waits for a callback that is running: the context may be another request's afterwards.
        await using var timer = waiting.Provider.CreateTimer(static state => ((HttpContext)state!).Abort(), http, _limit, Timeout.InfiniteTimeSpan);
        await next(http);
    }
}
