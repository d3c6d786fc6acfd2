using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.Gateway.Transport;

namespace Reinstate.Gateway;

/// <summary>Limits and patience of the gateway. The defaults suit a node on one machine and a cluster alike.</summary>
public sealed class GatewayOptions
{
    /// <summary>Largest request, in bytes, after decompression. A larger one is refused as TOO_LARGE.</summary>
    public int MaxRequestBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Largest request that carries a scan, in bytes, after decompression: 8 MiB, and what is said with them.</summary>
    public int MaxScanBytes { get; set; } = (8 * 1024 * 1024) + (64 * 1024);

    /// <summary>Commands of one bulk stream that may be unanswered; the node reads on when there is room.</summary>
    public int BulkUnanswered { get; set; } = 4096;

    /// <summary>How long a call whose grain cannot be reached is repeated before it is answered UNAVAILABLE; a shorter deadline of the caller wins.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A watcher hears at least this often, so that both ends notice a dead connection.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an organisation with watchers is asked for changes when no signal comes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>At most so many changes in one frame.</summary>
    public int ChangesPerFrame { get; set; } = 500;

    /// <summary>Bytes of recent frames kept for each organisation that has watchers; who lags further reads the log.</summary>
    public int RecentFrameBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long an organisation's frames are kept after its last watcher left.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Moves the demonstration clock; null on a node that runs on real time, which then refuses the metadata <c>reinstate-clock</c>.</summary>
    public Action<DateTimeOffset>? AdvanceClock { get; set; }

    /// <summary>The folder with the files of the web app.</summary>
    public string Pages { get; set; } = Path.Combine(AppContext.BaseDirectory, "client");

    /// <summary>What organisations may have of a node.</summary>
    public QuotaOptions Quotas { get; } = new();

    /// <summary>Under which names the node answers, and how long a request may hold it.</summary>
    public TransportOptions Transport { get; } = new();

    /// <summary>Whose word is taken for who calls.</summary>
    public IdentityOptions Identity { get; } = new();
}
