using Google.Protobuf;
using Orleans.Concurrency;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Internal.V1;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;
using Reinstate.Silo.Scans;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A service with its recovery runs. While a run is open a reminder looks at the limits of its steps, so that an overdue step is on record
/// even when nobody looks at the service.
/// </summary>
[GrainType("service"), Reentrant]
internal sealed partial class ServiceGrain(IGrainContext context, Workings workings, ScanKeeping scans, ILogger<ServiceGrain> logger)
    : AggregateGrain<ServiceState>(context, new ServiceAggregate(), workings), IServiceGrain, IRemindable
{
    private const string Limits = "limits";
    private static readonly PersonAggregate People = new();
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private bool _reminded;

    public override async Task<CommandAnswer> Execute(CommandCall call)
    {
        var answer = string.Equals(call.Type, NoteOverdueSteps.Descriptor.FullName, StringComparison.Ordinal)
            ? await NoteOverdueAsync(call)
            : ScanKeeping.Is(call) ? await scans.ExecuteAsync(Aggregate, call)
            : await base.Execute(call);
        if (!_reminded && OpenRuns().Any())
        {
            await RemindAsync();
        }

        return answer;
    }

    public override Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls) => Task.WhenAll(calls.Select(Execute));

    /// <summary>
    /// Each person is decided on as their own grain would, by an instance that is forgotten afterwards: when an outage begins everybody is frozen once, and most are not touched again
    /// for hours. That a person's grain may be active meanwhile is what the log is there for (rule 4).
    /// </summary>
    public Task<CommandAnswer[]> FreezePeople(PersonCall[] calls)
    {
        var tenant = GrainKeys.Split(GrainContext.GrainId.Key.ToString()!).Tenant;
        return Task.WhenAll(calls.Select(call => new EventSourced<PersonState>(People, tenant, call.Person, Workings).ExecuteAsync(call.Call)));
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Aggregate.CatchUpAsync();
        var (tenant, service) = GrainKeys.Split(GrainContext.GrainId.Key.ToString()!);
        foreach (var run in OpenRuns().ToList())
        {
            await NoteOverdueAsync(LimitsCall.For(tenant, run.IncidentId, service));
        }

        if (!OpenRuns().Any() && await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            _reminded = false;
        }
    }

    private async Task RemindAsync()
    {
        try
        {
            await this.RegisterOrUpdateReminder(Limits, Period, Period);
            _reminded = true;
        }
        catch (Exception e)
        {
            // The command is committed and must be answered; the next one tries again.
            LogNotReminded(e);
        }
    }

    // Asked first what it would record, so that a look at the clock that finds nothing leaves nothing in the log.
    private async Task<CommandAnswer> NoteOverdueAsync(CommandCall call)
    {
        var proposed = await Aggregate.ProposeAsync(call);
        return proposed is { Refusal: null, Events: { Count: > 0 } events }
            ? await Aggregate.ExecuteAsync(call with { Key = LimitsCall.Key(GrainContext.GrainId.Key.ToString()!, events) })
            : CommandAnswer.Accepted(0, 0);
    }

    private IEnumerable<RecoveryRun> OpenRuns() => Aggregate.State.Runs.Values.Where(run => run.SignedOff is null);

    [LoggerMessage(1302, LogLevel.Warning, "The reminder for the limits of a run could not be set")]
    private partial void LogNotReminded(Exception e);
}
