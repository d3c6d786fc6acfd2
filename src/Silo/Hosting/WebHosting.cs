using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Reinstate.Silo.Hosting;

/// <summary>
/// Two loopback ports, because without TLS nothing tells HTTP/2 from HTTP/1.1 on one.
/// </summary>
internal static class WebHosting
{
    private const int MaxRequestBytes = 16 * 1024 * 1024;

    public static void Configure(KestrelServerOptions kestrel, NodeOptions options)
    {
        kestrel.AddServerHeader = false;
        Limit(kestrel.Limits);
        kestrel.Listen(IPAddress.Loopback, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Listen(IPAddress.Loopback, options.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxRequestBytes;

        // A stalled upload or a slow watcher would end its whole HTTP/2 connection with all other calls on it; deadlines end calls instead.
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;

        limits.Http2.MaxStreamsPerConnection = 10_000;
        limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
