using Google.Protobuf;
using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Plans;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Grains;

/// <summary>What is planned for a person. Unlike what else is asked for, plans are not among the boards' folds: this is asked.</summary>
[GrainType("plan"), Reentrant]
internal sealed class PlanGrain(IGrainContext context, Workings workings) : AggregateGrain<PlanState>(context, new PlanAggregate(), workings), IPlanGrain
{
    private static readonly QueryAnswer Unavailable = new(default, Catalogue.Unavailable.Code, []);

    public async Task<QueryAnswer> Planned(QueryCall call)
    {
        try
        {
            await Aggregate.CatchUpAsync();
            return new QueryAnswer(PlanQueries.Planned(Aggregate.State, GetPlanRequest.Parser.ParseFrom(call.Payload.Span)).ToByteArray(), null, []);
        }
        catch (LogUnavailableException)
        {
            return Unavailable;
        }
    }

    public Task Forget()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
