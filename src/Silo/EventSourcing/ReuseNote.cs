using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// The command by which an aggregate keeps on record that a key was used for a second command (rule 12 of DOMAIN.md). Its key is
/// derived from what it says, so it is recorded once however often the second command comes.
/// </summary>
internal static class ReuseNote
{
    /// <summary>Null for a command that is such a note itself.</summary>
    public static Intent? For(Intent refused, string kind, string id, EventScope about)
    {
        if (refused.Command is NoteIdempotencyConflict)
        {
            return null;
        }

        var note = new NoteIdempotencyConflict
        {
            IncidentId = about.Incident,
            ServiceId = about.Service,
            PersonId = string.Equals(kind, "person", StringComparison.Ordinal) ? id : "",
            ConflictingKey = refused.Key,
            Command = refused.Call.Type,
        };
        var occasion = CommandHash.Of(kind, id, refused.Key, refused.Hash);
        var call = refused.Call with
        {
            Role = NodeActor.Role,
            Reach = Reach.Whole,
            Key = $"reuse:{Convert.ToHexStringLower(occasion)}",
            ExpectedVersion = null,
            Type = NoteIdempotencyConflict.Descriptor.FullName,
            Payload = note.ToByteArray(),
        };
        return new Intent(call, note, CommandHash.Of(kind, id, call.Type, occasion), null);
    }
}
