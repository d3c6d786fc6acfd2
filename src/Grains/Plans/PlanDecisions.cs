using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Plans;

/// <summary>What a system may plan for a person. Recorded is what differs from what it told before: nothing, where nothing does.</summary>
internal static class PlanDecisions
{
    public const int MostItems = 2000;
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14) + PlannedTime.ClockChange;

    private const int LongestName = 100;
    private const int MostSystems = 16;

    public static Decision Decide(PlanState state, IMessage command, CommandContext context) =>
        Guard.Role(context, command) ?? command switch
        {
            NoteIdempotencyConflict c => Decision.Accept(KeyConflicts.Noted(c)),
            RegisterPlanRequest c => Register(state, c, context),
            _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of a plan."),
        };

    private static Decision Register(PlanState state, RegisterPlanRequest c, CommandContext context)
    {
        var organisation = context.Surroundings.Organisation;
        if (organisation.Erased.Contains(state.PersonId))
            return Decision.Refuse(Catalogue.PersonErased, state.PersonId);
        if (organisation.People.GetValueOrDefault(state.PersonId)?.ServiceId != c.ServiceId)
            return Decision.Refuse(Catalogue.PersonUnknown, $"'{state.PersonId}' is not registered at '{c.ServiceId}'.");
        if (c.Plan is not { } plan)
            return Decision.Refuse(Catalogue.InvalidArgument, "plan is missing.");
        if ((System(state, plan) ?? Guard.Past("plan.as_of", plan.AsOf, context.Now) ?? Time(plan) ?? Items(state.PersonId, plan)) is { } bad)
            return bad;
        var before = state.Told.GetValueOrDefault(plan.SourceSystem);
        if (before is not null && plan.AsOf.Read() < before.AsOf.Read())
            return Decision.Refuse(Catalogue.PlanOutdated, $"{plan.SourceSystem}: as of {plan.AsOf.Read():yyyy-MM-dd HH:mm:ss zzz}; the one held is as of {before.AsOf.Read():yyyy-MM-dd HH:mm:ss zzz}.");
        return ToldByAnother(state, c.ServiceId, plan) ?? Difference(before, c.ServiceId, state.PersonId, plan);
    }

    private static Decision Difference(ToldPlan? before, string service, string person, PersonPlan plan)
    {
        var isSameService = before?.ServiceId == service;
        var known = isSameService ? before!.Items : ToldPlan.NoItems;
        var told = plan.Items.Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        var fresh = plan.Items.Where(item => !item.Equals(known.GetValueOrDefault(item.ItemId))).ToList();
        var withdrawn = known.Keys.Where(id => !told.Contains(id)).ToList();
        return isSameService && fresh.Count == 0 && withdrawn.Count == 0 && before!.AsOf.Equals(plan.AsOf) && before.From.Equals(plan.From) && before.To.Equals(plan.To)
            ? Decision.Accept()
            : Decision.Accept(new PlanRegistered
            {
                ServiceId = service,
                PersonId = person,
                Plan = new PersonPlan { SourceSystem = plan.SourceSystem, AsOf = plan.AsOf, From = plan.From, To = plan.To, Items = { fresh } },
                Withdrawn = { withdrawn },
            });
    }

    private static Decision? System(PlanState state, PersonPlan plan) =>
        Guard.Text(("plan.source_system", plan.SourceSystem)) is { } missing ? missing
        : plan.SourceSystem.Length > LongestName ? Decision.Refuse(Catalogue.InvalidArgument, $"plan.source_system is longer than {LongestName} characters.")
        : state.Told.Count >= MostSystems && !state.Told.ContainsKey(plan.SourceSystem) ? Decision.Refuse(Catalogue.InvalidArgument, $"plan.source_system: {MostSystems} systems told plans of this person before.")
        : null;

    private static Decision? Time(PersonPlan plan)
    {
        if (!plan.From.TryRead(out var from) || !plan.To.TryRead(out var to))
            return Decision.Refuse(Catalogue.InvalidArgument, "plan.from or plan.to is missing or not a possible time.");
        return to < from || (to == from && plan.Items.Count > 0) ? Decision.Refuse(Catalogue.InvalidArgument, "plan.to is not after plan.from.")
            : to - from > Longest ? Decision.Refuse(Catalogue.InvalidArgument, "A plan covers fourteen days at most.") : null;
    }

    private static Decision? Items(string person, PersonPlan plan)
    {
        if (plan.Items.Count > MostItems)
            return Decision.Refuse(Catalogue.InvalidArgument, $"A plan has {MostItems} items at most; this one has {plan.Items.Count}.");
        if (ExpectedSets.Problem(plan.Items, person) is { } bad)
            return bad;
        var (from, to) = (plan.From.Read(), plan.To.Read());
        foreach (var item in plan.Items)
        {
            var time = PlannedTime.Of(item, person);
            if (time.IsReversed)
                return Decision.Refuse(Catalogue.InvalidArgument, $"Item {item.ItemId} ends before it begins.");
            if (!time.IsWithin(from, to))
                return Decision.Refuse(Catalogue.InvalidArgument, $"Item {item.ItemId} is not within the time that the plan covers.");
        }

        return null;
    }

    // One id for two things, or one thing twice: nobody could freeze that, and the hour of an outage is too late to learn it.
    private static Decision? ToldByAnother(PlanState state, string service, PersonPlan plan)
    {
        foreach (var other in state.Told.Values.Where(other => other.ServiceId == service && other.SourceSystem != plan.SourceSystem))
        {
            if (plan.Items.FirstOrDefault(item => other.Items.ContainsKey(item.ItemId)) is { } both)
                return Decision.Refuse(Catalogue.AlreadyExists, $"Item {both.ItemId} is told by {other.SourceSystem}.");
        }

        return null;
    }
}
