using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Plans;

/// <summary>
/// Folds what is planned for a person; decisions are in <see cref="PlanDecisions"/>. A stream for each person. Its events touch no scope, so that a plan that is told while a service recovers
/// moves nothing that a sign-off was judged on: what an outage expects is frozen, and changes by amendments alone.
/// </summary>
public sealed class PlanAggregate : IAggregate<PlanState>
{
    public const string Name = "plan";

    public string Kind => Name;

    /// <summary>Whether a stream holds plans: boards pass over it without reading.</summary>
    public static bool IsOf(string stream) => stream.StartsWith($"{Name}/", StringComparison.Ordinal);

    public PlanState Initial(string id) => new(id);

    public PlanState Apply(PlanState state, RecordedEvent recorded) => recorded.Event switch
    {
        PlanRegistered e => state with { Told = state.Told.SetItem(e.Plan.SourceSystem, Told(state.Told.GetValueOrDefault(e.Plan.SourceSystem), e)) },
        IdempotencyConflictNoted => state,
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    public Decision Decide(PlanState state, IMessage command, CommandContext context) => PlanDecisions.Decide(state, command, context);

    public EventScope ScopeOf(string id, IMessage @event) => new("", "");

    public EventScope Consults(PlanState state, IMessage command) => new("", "");

    /// <summary>The service named. Who is registered elsewhere is answered as who is registered nowhere.</summary>
    public Touched Touches(PlanState state, IMessage command, CommandContext context) =>
        command is RegisterPlanRequest { ServiceId.Length: > 0 } c ? Touched.Services(c.ServiceId) : Touched.Organisation;

    private static ToldPlan Told(ToldPlan? before, PlanRegistered e)
    {
        var known = before?.ServiceId == e.ServiceId ? before.Items : ToldPlan.NoItems;
        return new(e.Plan.SourceSystem, e.ServiceId, e.Plan.AsOf, e.Plan.From, e.Plan.To,
            known.RemoveRange(e.Withdrawn).SetItems(e.Plan.Items.Select(item => KeyValuePair.Create(item.ItemId, item))));
    }
}
