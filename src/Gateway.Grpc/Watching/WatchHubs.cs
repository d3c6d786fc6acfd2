using Microsoft.Extensions.Options;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Watching;

/// <summary>One hub for each organisation that is watched. A hub lingers after its last watcher, because dashboards reconnect.</summary>
internal sealed partial class WatchHubs(
    IGrainPort grains, IPositionSignals signals, IOptions<GatewayOptions> options, WaitingTime waiting, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, WatchHub> hubs = [];
    private readonly ILogger logger = loggers.CreateLogger<WatchHubs>();

    /// <summary>Whether that position of the organisation is known to exist, without asking anybody.</summary>
    public bool Knows(string tenant, long position)
    {
        lock (gate)
        {
            return hubs.TryGetValue(tenant, out var hub) && position <= hub.Head;
        }
    }

    /// <summary>Joins the organisation's hub; one that does not exist yet begins at <paramref name="head"/>.</summary>
    public WatchHub Join(string tenant, long head)
    {
        lock (gate)
        {
            if (!hubs.TryGetValue(tenant, out var hub))
            {
                hub = new WatchHub(tenant, head, grains, signals, options, loggers.CreateLogger<WatchHub>());
                hubs.Add(tenant, hub);
                _ = Task.Run(() => Pump(hub));
            }

            hub.Watchers++;
            return hub;
        }
    }

    public void Leave(WatchHub hub)
    {
        lock (gate)
        {
            hub.Watchers--;
            hub.IdleSince = waiting.Provider.GetTimestamp();
        }
    }

    private async Task Pump(WatchHub hub)
    {
        try
        {
            await hub.Pump(() => Retire(hub), lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The node stops; sessions see the same token and end their streams.
        }
        catch (Exception exception)
        {
            PumpFailed(exception);
            Remove(hub);
        }
    }

    private bool Retire(WatchHub hub)
    {
        lock (gate)
        {
            return hub.Watchers == 0 && waiting.Provider.GetElapsedTime(hub.IdleSince) >= options.Value.Linger && hubs.Remove(hub.Tenant);
        }
    }

    private void Remove(WatchHub hub)
    {
        hub.Abandon();
        lock (gate)
        {
            hubs.Remove(hub.Tenant);
        }
    }

    [LoggerMessage(2005, LogLevel.Error, "A hub of watchers failed; its watchers are told to reconnect")]
    private partial void PumpFailed(Exception exception);
}
