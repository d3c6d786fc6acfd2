using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Incidents;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;

namespace Reinstate.Silo.Grains;

/// <summary>An incident. While the clock of a notification runs, a reminder looks at it, so that it is recalled to mind before it runs out; while an exercise has injects to give, the reminder gives those whose time has come.</summary>
[GrainType("incident"), Reentrant]
internal sealed class IncidentGrain(IGrainContext context, Workings workings, ILogger<IncidentGrain> logger)
    : RemindedGrain<IncidentState>(context, new IncidentAggregate(), workings, logger), IIncidentGrain
{
    protected override IEnumerable<CommandCall> ToLookAt(string tenant, string id)
    {
        if (Aggregate.State.HasRunningClock)
        {
            yield return LimitsCall.For(tenant, id);
        }

        if (Aggregate.State.HasInjectsToGive)
        {
            yield return LimitsCall.ForInjects(tenant, id);
        }
    }
}
