using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Reinstate.Silo.Hosting.Transport;

namespace Reinstate.Silo.Hosting;

/// <summary>
/// Where a node listens: with TLS on one port; without it on two, because nothing else tells HTTP/2 from HTTP/1.1. All limits are stated, also those that are as the server has them.
/// </summary>
internal static class WebHosting
{
    // A scan of 8 MiB as base64, and room for the answer that says what is too large. Endpoints bound it further.
    private const int MaxRequestBytes = 16 * 1024 * 1024;

    public static void Configure(KestrelServerOptions kestrel, NodeOptions options, ServerCertificate? certificate)
    {
        kestrel.AddServerHeader = false;
        Limit(kestrel.Limits);
        kestrel.Limits.MaxConcurrentConnections = options.Listening.MostConnections;
        var door = new Doorkeeper(options.Listening);
        if (certificate is null)
        {
            kestrel.Listen(options.Listening.Address, options.HttpPort, listen => InClear(listen, HttpProtocols.Http1, door));
            kestrel.Listen(options.Listening.Address, options.GrpcPort, listen => InClear(listen, HttpProtocols.Http2, door));
        }
        else
        {
            kestrel.Listen(options.Listening.Address, options.HttpPort, listen => WithTls(listen, certificate, door));
        }
    }

    private static void InClear(ListenOptions listen, HttpProtocols protocols, Doorkeeper door)
    {
        listen.Protocols = protocols;
        ((IConnectionBuilder)listen).Use(door.Before);
    }

    private static void WithTls(ListenOptions listen, ServerCertificate certificate, Doorkeeper door)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        ((IConnectionBuilder)listen).Use(door.Before);
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = TimeSpan.FromSeconds(10),
            OnConnection = _ => ValueTask.FromResult(certificate.ForHandshake()),
        });
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxRequestBytes;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 100;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);

        // A body slower than this ends its connection: of one request with HTTP/1.1, of all with HTTP/2, so that calls of gRPC are bounded otherwise there (LongestCall).
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));

        // The last resort against connections on which nothing is read: the gateway ends a stalled stream before this ends its connection.
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(3));

        limits.Http2.MaxStreamsPerConnection = 1024;
        limits.Http2.HeaderTableSize = 4096;
        limits.Http2.MaxFrameSize = 16 * 1024;
        limits.Http2.MaxRequestHeaderFieldSize = 32 * 1024;
        limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
