using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;
using Reinstate.Silo.Scans;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A service with its recovery runs. While a run is open a reminder looks at the limits of its steps, so that an overdue step is on record
/// even when nobody looks at the service.
/// </summary>
[GrainType("service"), Reentrant]
internal sealed class ServiceGrain(IGrainContext context, Workings workings, ScanKeeping scans, ILogger<ServiceGrain> logger)
    : RemindedGrain<ServiceState>(context, new ServiceAggregate(), workings, logger), IServiceGrain
{
    private static readonly PersonAggregate People = new();

    /// <summary>
    /// Each person is decided on as their own grain would, by an instance that is forgotten afterwards: when an outage begins everybody is frozen once, and most are not touched again
    /// for hours. That a person's grain may be active meanwhile is what the log is there for (rule 4).
    /// </summary>
    public Task<CommandAnswer[]> FreezePeople(PersonCall[] calls)
    {
        var tenant = GrainKeys.Split(GrainContext.GrainId.Key.ToString()!).Tenant;
        return Task.WhenAll(calls.Select(call => new EventSourced<PersonState>(People, tenant, call.Person, Workings).ExecuteAsync(call.Call)));
    }

    protected override IEnumerable<CommandCall> ToLookAt(string tenant, string id) =>
        Aggregate.State.Runs.Values.Where(run => run.SignedOff is null).Select(run => LimitsCall.For(tenant, run.IncidentId, id));

    protected override Task<CommandAnswer> DoAsync(CommandCall call) => ScanKeeping.Is(call) ? scans.ExecuteAsync(Aggregate, call) : base.DoAsync(call);
}
