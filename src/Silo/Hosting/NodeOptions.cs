using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.Silo.Hosting.Transport;
using Reinstate.Silo.Sealing;

namespace Reinstate.Silo.Hosting;

/// <summary>How a node is started.</summary>
internal sealed record NodeOptions
{
    /// <summary>Where the log is kept.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>The signing keys.</summary>
    public KeyFolder Keys => KeysFolder is { } folder ? new KeyFolder(folder) : KeyFolder.Of(Store);

    /// <summary>Folder of the signing keys; null for the usual one, see <see cref="KeyFolder.Of"/>.</summary>
    public string? KeysFolder { get; init; }

    /// <summary>Where it listens, and to whom.</summary>
    public Listening Listening { get; init; } = new();

    /// <summary>HTTP/1.1: pages, gRPC-Web, JSON; with TLS everything. 0 for a free port.</summary>
    public int HttpPort { get; init; } = 5080;

    /// <summary>HTTP/2 without TLS: gRPC. 0 for a free port.</summary>
    public int GrpcPort { get; init; } = 5081;

    /// <summary>Whether time is that of the log and moves only when it is told to, for plays and tests.</summary>
    public bool DemoClock { get; init; }

    /// <summary>Nodes on one database form one cluster when they state the same.</summary>
    public string Cluster { get; init; } = "reinstate";

    /// <summary>Loopback port on which this silo listens to the others; 0 for a free port.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port that the others are told instead, where something stands between; 0 for the same.</summary>
    public int SiloAdvertisedPort { get; init; }

    /// <summary>Whether grains go to any silo, rather than all of an organisation's to one: for one organisation that is larger than a silo.</summary>
    public bool Spread { get; init; }

    /// <summary>Says who issues identities; when it names nobody, the issuer inside the node does, for this machine alone.</summary>
    public Action<IdentityOptions> Identity { get; init; } = _ => { };

    /// <summary>Says what organisations may have of the node.</summary>
    public Action<QuotaOptions> Quotas { get; init; } = _ => { };

    /// <summary>File of the key of the issuer inside the node; null for one beside the embedded store, or one that ends with the node.</summary>
    public string? IssuerKey { get; init; }
}
