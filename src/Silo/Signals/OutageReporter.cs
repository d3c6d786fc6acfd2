using System.Collections.Immutable;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Signals;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Signals;

/// <summary>
/// Tells the grains that count, for one incident, which systems are out. What it cannot tell now, the next minute's reminder tells: a signal is late then, and no command fails for it.
/// </summary>
internal sealed partial class OutageReporter(string tenant, IGrainFactory grains, Workings workings, ILogger logger)
{
    private ImmutableHashSet<SupplierSystem> _told = [];

    /// <summary>Whether there is something to repeat or to take back.</summary>
    public bool IsNeeded(IncidentState incident) => !_told.IsEmpty || Outages.Of(incident, workings.Clock.GetUtcNow()).Any();

    /// <summary>Tells what has changed; with <paramref name="again"/> everything, so that it does not lapse.</summary>
    public async Task TellAsync(IncidentState incident, bool again)
    {
        var now = Outages.Of(incident, workings.Clock.GetUtcNow()).ToImmutableHashSet();
        if (!again && now.SetEquals(_told))
        {
            return;
        }

        try
        {
            if (now.Count > 0 && !await TakesPartAsync())
            {
                now = [];
            }

            foreach (var back in _told.Except(now))
            {
                await Of(back).Withdraw(tenant, incident.Id);
            }

            foreach (var system in again ? now : now.Except(_told))
            {
                await Of(system).Report(new OutageReport(tenant, incident.Id, incident.DetectedAt!.Value));
            }

            _told = now;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or LogUnavailableException)
        {
            LogNotTold(e);
        }
    }

    private ISupplierSignalGrain Of(SupplierSystem system) => grains.GetGrain<ISupplierSignalGrain>(system.Key);

    private async Task<bool> TakesPartAsync() =>
        (await workings.Surroundings.GetAsync(tenant, new EventScope("", ""), fresh: false, CancellationToken.None)).Organisation.Policy().SupplierSignal > 0;

    [LoggerMessage(1303, LogLevel.Warning, "An outage of a supplier's system could not be counted; it is told again within a minute")]
    private partial void LogNotTold(Exception e);
}
