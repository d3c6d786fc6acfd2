using Reinstate.Events.V1;
using Reinstate.Internal.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>Rule 12 of DOMAIN.md: the same idempotency key with another payload is refused, and the attempt is kept.</summary>
internal static class KeyConflicts
{
    public static IdempotencyConflictNoted Noted(NoteIdempotencyConflict c) => new()
    {
        IncidentId = c.IncidentId,
        ServiceId = c.ServiceId,
        PersonId = c.PersonId,
        IdempotencyKey = c.ConflictingKey,
        Command = c.Command,
    };
}
