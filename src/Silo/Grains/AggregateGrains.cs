using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Silo.Erasing;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Grains;

[GrainType("organisation"), Reentrant]
internal sealed class OrganisationGrain(IGrainContext context, Workings workings)
    : AggregateGrain<OrganisationState>(context, new OrganisationAggregate(), workings), IOrganisationGrain;

[GrainType("person"), Reentrant]
internal sealed class PersonGrain(IGrainContext context, Workings workings, Erasure erasure)
    : AggregateGrain<PersonState>(context, new PersonAggregate(), workings), IPersonGrain
{
    public override async Task<CommandAnswer> Execute(CommandCall call)
    {
        if (!Erasure.Is(call))
        {
            return await base.Execute(call);
        }

        try
        {
            return await EraseAsync(call);
        }
        catch (LogUnavailableException)
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.Unavailable));
        }
    }

    public override Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls) => Array.Exists(calls, Erasure.Is) ? Task.WhenAll(calls.Select(Execute)) : base.ExecuteAll(calls);

    // Answered once it is carried out; until then whoever asks again sets it going again.
    private async Task<CommandAnswer> EraseAsync(CommandCall call)
    {
        var (tenant, id) = GrainKeys.Split(GrainContext.GrainId.Key.ToString()!);
        var proposed = await Aggregate.ProposeAsync(call);
        if (proposed.Refusal is null && await erasure.HindranceAsync(tenant, id) is { } hindrance)
        {
            return CommandAnswer.Refused(hindrance);
        }

        var decided = await Aggregate.ExecuteAsync(call);
        return decided.Refusal is null ? await erasure.CarryOutAsync(tenant, id, call.ReceivedAt) ?? decided : decided;
    }
}
