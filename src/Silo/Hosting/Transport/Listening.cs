using System.Net;

namespace Reinstate.Silo.Hosting.Transport;

/// <summary>Where a node listens, and to whom.</summary>
internal sealed record Listening
{
    /// <summary>The address; beyond loopback there is TLS, here or before the node.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>PEM file of the certificate, the intermediate ones after it; null for no TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of its key; null when it stands in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Networks of what speaks TLS before the node; others are not let in. Empty for none.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Names by which a request may address the node, beside those that it knows.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Connections at a time; more are closed at once.</summary>
    public int MostConnections { get; init; } = 20_000;

    /// <summary>Of these, from one address (of IPv6, one /64 network) that is no proxy's.</summary>
    public int MostOfAnAddress { get; init; } = 4_000;
}
