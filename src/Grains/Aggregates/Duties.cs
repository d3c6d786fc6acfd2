using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>Which roles may give which command: the access table, and the commands that the node alone gives, which are no method of the API.</summary>
internal static class Duties
{
    /// <summary>False also for a command that the table does not know.</summary>
    public static bool May(string role, IMessage command) => command switch
    {
        NoteOverdueSteps or NoteNotificationClocks or NoteInjectsDue or NoteIdempotencyConflict or NotePersonErased => role == Roles.Node,
        KeepInspectedScan => AccessTable.Refuse(role, KeepScanRequest.Descriptor.FullName) is null,
        _ => AccessTable.Refuse(role, command.Descriptor.FullName) is null,
    };
}
