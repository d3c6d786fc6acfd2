using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.People;

namespace Reinstate.Silo.EventSourcing;

/// <summary>What some decisions of an aggregate rest on beyond its own stream and its surroundings, looked up anew for each of them.</summary>
/// <param name="workings">Where it is looked up.</param>
/// <param name="tenant">The organisation.</param>
/// <param name="kind">Of the aggregate that decides.</param>
/// <param name="id">Its id.</param>
internal sealed class Circumstances(Workings workings, string tenant, string kind, string id)
{
    private static readonly PersonAggregate People = new();
    private static readonly string Organisation = GrainKeys.Stream("organisation", "");

    /// <summary>The context with what the command needs of it.</summary>
    /// <exception cref="Storage.Log.LogUnavailableException">Ask again.</exception>
    public async ValueTask<CommandContext> AddAsync(Intent intent, CommandContext context, CancellationToken cancellation)
    {
        if (intent.Covers is { } scope)
        {
            context = context with { Judgement = await workings.Judge.JudgeAsync(tenant, scope, context.Now, cancellation) };
        }

        if (NeedsJudgement.Settled(intent.Command))
        {
            var settlement = await workings.Judge.SettleAsync(tenant, id, cancellation);
            context = context with { Settlement = settlement, Beside = new(Organisation, settlement.OrganisationVersion) };
        }

        if (NeedsJudgement.Holds(intent.Command) is { } person)
        {
            var held = new StreamFold<PersonState>(People, tenant, person);
            await held.CatchUpAsync(workings.Log, cancellation);
            context = context with { Held = held.State, Beside = new(held.Stream, held.Version) };
        }

        if (NeedsJudgement.Past(kind, id, intent.Command) is { } sought)
        {
            context = context with { Past = await workings.Judge.LastSeenAsync(tenant, sought, cancellation) };
        }

        return context;
    }
}
