namespace Reinstate.Silo.Hosting;

/// <summary>How a node is started.</summary>
internal sealed record NodeOptions
{
    /// <summary>Where the log is kept.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>HTTP/1.1 on loopback: pages, gRPC-Web, JSON. 0 for a free port.</summary>
    public int HttpPort { get; init; } = 5080;

    /// <summary>HTTP/2 on loopback: gRPC. 0 for a free port.</summary>
    public int GrpcPort { get; init; } = 5081;

    /// <summary>Whether time is that of the log and moves only when it is told to, for plays and tests.</summary>
    public bool DemoClock { get; init; }

    /// <summary>Nodes on one database form one cluster when they state the same.</summary>
    public string Cluster { get; init; } = "reinstate";
}
