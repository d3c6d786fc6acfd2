using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Incidents;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;
using Reinstate.Silo.Signals;

namespace Reinstate.Silo.Grains;

/// <summary>
/// An incident. While the clock of a notification runs, a reminder looks at it, so that it is recalled to mind before it runs out; while an exercise has injects to give, the reminder gives those whose
/// time has come; while a supplier's system is out, it repeats that to whoever counts.
/// </summary>
[GrainType("incident"), Reentrant]
internal sealed class IncidentGrain(IGrainContext context, Workings workings, IGrainFactory grains, ILogger<IncidentGrain> logger)
    : RemindedGrain<IncidentState>(context, new IncidentAggregate(), workings, logger), IIncidentGrain
{
    private readonly OutageReporter _outages = new(GrainKeys.Split(context.GrainId.Key.ToString()!).Tenant, grains, workings, logger);

    protected override bool IsWatched => _outages.IsNeeded(Aggregate.State);

    protected override Task WatchAsync() => _outages.TellAsync(Aggregate.State, again: true);

    protected override async Task<CommandAnswer> DoAsync(CommandCall call)
    {
        var answer = await base.DoAsync(call);
        await _outages.TellAsync(Aggregate.State, again: false);
        return answer;
    }

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
