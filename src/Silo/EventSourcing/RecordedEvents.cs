using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>From the bytes of the log to what a fold takes.</summary>
internal static class RecordedEvents
{
    /// <exception cref="UnknownEventException">This program does not know the event: a fold that skipped it would be wrong in silence.</exception>
    public static RecordedEvent Of(StoredEvent stored)
    {
        var message = MessageTypes.ParseEvent(stored.Type, stored.Data) ?? throw new UnknownEventException(stored.Stream, stored.Type);
        var context = stored.Context;
        return new RecordedEvent(
            message, stored.Position, stored.Version, context.RecordedAt, context.Actor, context.Role,
            new EventScope(context.Incident, context.Service), context.Key);
    }
}
