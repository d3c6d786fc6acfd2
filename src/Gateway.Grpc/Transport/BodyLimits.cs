using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Reinstate.Gateway.Transport;

/// <summary>How much of a body is taken, and how slowly, by what it is for.</summary>
internal sealed class BodyLimits(IOptions<GatewayOptions> options)
{
    private readonly long _form = options.Value.Transport.MaxFormBytes;

    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        // The framework bounds messages by service; what asks for a scan is small, as is what a form holds.
        if ((RpcEndpoint.IsNone(http) || RpcEndpoint.AsksForScans(http)) && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = _form;
        }

        // Kestrel ends a whole HTTP/2 connection when one upload on it stalls; LongestCall ends the upload instead.
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        return next(http);
    }
}
