using System.Security.Cryptography;
using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Internal.V1;
using Reinstate.Silo.EventSourcing;

namespace Reinstate.Silo.Reminders;

/// <summary>The node's own commands to record the steps of a run whose limit has passed, clocks of notifications that are about to run out, and injects of exercises that are due.</summary>
internal static class LimitsCall
{
    public static CommandCall For(string tenant, string incident, string service) => new(
        tenant, NodeActor.Id, NodeActor.Role, "limits", null, NoteOverdueSteps.Descriptor.FullName,
        new NoteOverdueSteps { IncidentId = incident, ServiceId = service }.ToByteArray(), default, Reach.Whole);

    public static CommandCall For(string tenant, string incident) => new(
        tenant, NodeActor.Id, NodeActor.Role, "limits", null, NoteNotificationClocks.Descriptor.FullName,
        new NoteNotificationClocks { IncidentId = incident }.ToByteArray(), default, Reach.Whole);

    public static CommandCall ForInjects(string tenant, string incident) => new(
        tenant, NodeActor.Id, NodeActor.Role, "limits", null, NoteInjectsDue.Descriptor.FullName,
        new NoteInjectsDue { IncidentId = incident }.ToByteArray(), default, Reach.Whole);

    public static bool Is(CommandCall call) =>
        call.Type == NoteOverdueSteps.Descriptor.FullName || call.Type == NoteNotificationClocks.Descriptor.FullName || call.Type == NoteInjectsDue.Descriptor.FullName;

    /// <summary>Derived from what is to be recorded: two reminders for the same are one command.</summary>
    public static string Key(string grain, IReadOnlyList<IMessage> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in events)
        {
            hash.AppendData(CommandHash.Of("service", grain, e.Descriptor.FullName, e.ToByteArray()));
        }

        return $"limits:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
