using System.Net;
using Microsoft.Extensions.Options;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// Answers requests that address this node by a name of its own, and no others (421). A page of another site can have its name point to this machine (DNS rebinding) and would then pass for one of this
/// node's; it cannot have an IP address or localhost for a name.
/// </summary>
internal sealed class KnownHosts(IOptions<GatewayOptions> options)
{
    private readonly TransportOptions _transport = options.Value.Transport;
    private readonly string? _public = options.Value.Identity.SignIn.PublicAddress?.IdnHost;

    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (IsKnown(http.Request.Host.Host))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("This node does not go by that name.");
    }

    /// <param name="host">Without the port.</param>
    public bool IsKnown(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (host.Length > 0 && IPAddress.TryParse(host.Trim('[', ']'), out _))
        || (_public is not null && host.Equals(_public, StringComparison.OrdinalIgnoreCase))
        || _transport.Hosts.Any(name => Fits(name, host))
        || _transport.CertificateHosts().Any(name => Fits(name, host));

    /// <summary>As names in certificates are compared: a star stands for the first label alone (RFC 9525, 6.3).</summary>
    private static bool Fits(string name, string host) =>
        name.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && name.AsSpan(1).Equals(host.AsSpan(dot), StringComparison.OrdinalIgnoreCase));
}
