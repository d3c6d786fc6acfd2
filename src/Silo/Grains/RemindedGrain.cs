using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Reminders;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A grain whose limits run while nobody looks: as long as there is something to look at, a reminder asks it once a minute what is to be recorded, so that
/// what has become overdue is on record by itself.
/// </summary>
internal abstract partial class RemindedGrain<TState>(IGrainContext context, IAggregate<TState> aggregate, Workings workings, ILogger logger)
    : AggregateGrain<TState>(context, aggregate, workings), IRemindable
    where TState : class
{
    private const string Limits = "limits";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private bool _reminded;

    public sealed override async Task<CommandAnswer> Execute(CommandCall call)
    {
        var answer = LimitsCall.Is(call) ? await LookAsync(call) : await DoAsync(call);
        if (!_reminded && (IsWatched || ToLookAt("", "").Any()))
        {
            await RemindAsync();
        }

        return answer;
    }

    public override Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls) => Task.WhenAll(calls.Select(Execute));

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Aggregate.CatchUpAsync();
        var (tenant, id) = GrainKeys.Split(GrainContext.GrainId.Key.ToString()!);
        foreach (var call in ToLookAt(tenant, id).ToList())
        {
            await LookAsync(call);
        }

        await WatchAsync();
        if (!IsWatched && !ToLookAt(tenant, id).Any() && await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            _reminded = false;
        }
    }

    /// <summary>The node's own commands that look at limits which still run; none when nothing does.</summary>
    protected abstract IEnumerable<CommandCall> ToLookAt(string tenant, string id);

    /// <summary>Whether the reminder is needed for something that leaves nothing in the log.</summary>
    protected virtual bool IsWatched => false;

    /// <summary>What the reminder does that leaves nothing in the log.</summary>
    protected virtual Task WatchAsync() => Task.CompletedTask;

    /// <summary>Every other command.</summary>
    protected virtual Task<CommandAnswer> DoAsync(CommandCall call) => Aggregate.ExecuteAsync(call);

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
            LogNotReminded(logger, e);
        }
    }

    // Asked first what it would record, so that a look at the clock that finds nothing leaves nothing in the log.
    private async Task<CommandAnswer> LookAsync(CommandCall call)
    {
        var proposed = await Aggregate.ProposeAsync(call);
        return proposed is { Refusal: null, Events: { Count: > 0 } events }
            ? await Aggregate.ExecuteAsync(call with { Key = LimitsCall.Key(GrainContext.GrainId.Key.ToString()!, events) })
            : CommandAnswer.Accepted(0, 0);
    }

    [LoggerMessage(1302, LogLevel.Warning, "The reminder for the limits of a run or an incident could not be set")]
    private static partial void LogNotReminded(ILogger logger, Exception e);
}
