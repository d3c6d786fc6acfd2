using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Incidents;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;

namespace Reinstate.Silo.Grains;

/// <summary>An incident. While the clock of a notification runs, a reminder looks at it, so that it is recalled to mind before it runs out.</summary>
[GrainType("incident"), Reentrant]
internal sealed class IncidentGrain(IGrainContext context, Workings workings, ILogger<IncidentGrain> logger)
    : RemindedGrain<IncidentState>(context, new IncidentAggregate(), workings, logger), IIncidentGrain
{
    protected override IEnumerable<CommandCall> ToLookAt(string tenant, string id) => Aggregate.State.HasRunningClock ? [LimitsCall.For(tenant, id)] : [];
}
