using System.Net;

namespace Reinstate.Gateway.Identity;

/// <summary>
/// Whether a request was made on this machine by a program that means to talk to this node. Both ends of the connection must be loopback; a forwarded
/// header betrays a proxy, behind which every caller looks local; a foreign Host is DNS rebinding and a foreign Origin is a page of another site.
/// </summary>
internal static class Loopback
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>What speaks against it, or null.</summary>
    public static string? WhyNot(HttpContext http)
    {
        if (!IsLoopback(http.Connection.RemoteIpAddress) || !IsLoopback(http.Connection.LocalIpAddress))
        {
            return "the connection is not from this machine";
        }

        if (Array.Find(Forwarded, http.Request.Headers.ContainsKey) is { } header)
        {
            return $"{header}: the call came through a proxy";
        }

        if (!IsLoopback(http.Request.Host.Host))
        {
            return "Host: not a name of this machine";
        }

        return IsOwnPage(http.Request) ? null : "Origin: a page of another site";
    }

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnPage(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin is [{ } only] && only.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
