using Google.Protobuf;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.TestHarness;

/// <summary>The aggregate that a command is for, found as the gateway finds it: by the file that declares it, and the id that it names.</summary>
public static class CommandOwner
{
    /// <summary>Kind and id of the aggregate; the id of an organisation is empty.</summary>
    public static (string Kind, string Id) Of(IMessage command) => command switch
    {
        KeepInspectedScan c => ("service", c.ServiceId),
        NoteOverdueSteps c => ("service", c.ServiceId),
        NoteIdempotencyConflict { PersonId.Length: > 0 } c => ("person", c.PersonId),
        NoteIdempotencyConflict { ServiceId.Length: > 0 } c => ("service", c.ServiceId),
        NoteIdempotencyConflict { IncidentId.Length: > 0 } c => ("incident", c.IncidentId),
        NoteIdempotencyConflict => ("organisation", ""),
        _ when command.Descriptor.File == OrganisationReflection.Descriptor || command.Descriptor.File == RetentionReflection.Descriptor => ("organisation", ""),
        _ when command.Descriptor.File == IncidentReflection.Descriptor || command.Descriptor.File == GovernanceReflection.Descriptor
            || command.Descriptor.File == NotificationReflection.Descriptor || command.Descriptor.File == ReviewReflection.Descriptor || command.Descriptor.File == TrackerReflection.Descriptor || command.Descriptor.File == ExerciseReflection.Descriptor || command is NoteNotificationClocks or NoteInjectsDue => ("incident", Field(command, "incident_id")),
        _ when command.Descriptor.File == ServiceReflection.Descriptor => ("service", Field(command, "service_id")),
        _ when command.Descriptor.File == PersonReflection.Descriptor => ("person", Field(command, "person_id")),
        _ when command.Descriptor.File == PlanReflection.Descriptor => ("plan", Field(command, "person_id")),
        _ => throw new ArgumentException($"{command.Descriptor.FullName} is not a command of an aggregate.", nameof(command)),
    };

    private static string Field(IMessage command, string name) => (string)command.Descriptor.FindFieldByName(name).Accessor.GetValue(command);
}
