using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Plans;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>From the bytes of the log to what a fold takes.</summary>
internal static class RecordedEvents
{
    private static readonly string Planned = PlanRegistered.Descriptor.FullName;

    /// <summary>Folds the next event into a view; of one of an erased record only its place, and of a plan, which no board shows, as well: it is not even deciphered.</summary>
    /// <exception cref="UnknownEventException">This program does not know the event: a fold that skipped it would be wrong in silence.</exception>
    public static void Apply(TenantView view, StoredEvent stored)
    {
        if (stored.IsErased || (stored.Type == Planned && PlanAggregate.IsOf(stored.Stream)))
        {
            view.Omit(stored.Stream, stored.Version, stored.Position);
        }
        else
        {
            view.Apply(stored.Stream, Of(stored));
        }
    }

    /// <summary>The event as a fold takes it.</summary>
    /// <param name="stored">Of a record that was not erased: of an erased one there is nothing to fold.</param>
    /// <exception cref="UnknownEventException">This program does not know the event: a fold that skipped it would be wrong in silence.</exception>
    public static RecordedEvent Of(StoredEvent stored)
    {
        var message = MessageTypes.ParseEvent(stored.Type, stored.Content) ?? throw new UnknownEventException(stored.Stream, stored.Type);
        var context = stored.Context;
        return new RecordedEvent(
            message, stored.Position, stored.Version, context.RecordedAt, context.Actor, context.Role,
            new EventScope(context.Incident, context.Service), context.Key);
    }
}
