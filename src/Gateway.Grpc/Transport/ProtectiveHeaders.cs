using System.Net;
using Microsoft.Extensions.Options;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// What every answer tells a browser: keep nothing, guess no type, show it in no frame, give it to no other site. A page states its own policy over the one for what is no page. Answers of native gRPC, which no browser
/// speaks, go without.
/// </summary>
internal sealed class ProtectiveHeaders(IOptions<GatewayOptions> options)
{
    // A year, for this host alone: what else runs under the domain is not this program's to decide.
    private const string HttpsOnly = "max-age=31536000";

    private readonly bool _behindHttps = options.Value.Identity.SignIn.PublicAddress?.Scheme == Uri.UriSchemeHttps;

    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (!IsNativeRpc(http.Request.ContentType))
        {
            Set(http);
        }

        return next(http);
    }

    private void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = ContentPolicy.NoPage;
        headers.CacheControl = "no-store";

        // With "no-referrer" a browser would also keep from the answer to a form whose page it is: Origin would be null.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (http.Request.IsHttps ? !IsUnnamed(http.Request.Host.Host) : _behindHttps)
        {
            headers.StrictTransportSecurity = HttpsOnly;
        }
    }

    // Browsers do not remember it of addresses, and of localhost it would hold for every other program there.
    private static bool IsUnnamed(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool IsNativeRpc(string? type) =>
        type?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true && !type.StartsWith("application/grpc-web", StringComparison.OrdinalIgnoreCase);
}
