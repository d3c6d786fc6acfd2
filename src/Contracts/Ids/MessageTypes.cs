using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Reinstate.Contracts.Ids;

/// <summary>Parsers by protobuf full name: the explicit type names that stand in the log and in calls, never CLR names.</summary>
public static class MessageTypes
{
    private static readonly FileDescriptor[] EventFiles =
    [
        Reinstate.Events.V1.OrganisationEventsReflection.Descriptor, Reinstate.Events.V1.IncidentEventsReflection.Descriptor,
        Reinstate.Events.V1.ServiceEventsReflection.Descriptor, Reinstate.Events.V1.PersonEventsReflection.Descriptor, Reinstate.Events.V1.CommonEventsReflection.Descriptor,
        Reinstate.Events.V1.ReadEventsReflection.Descriptor, Reinstate.Events.V1.PlanEventsReflection.Descriptor, Reinstate.Events.V1.AssuranceEventsReflection.Descriptor,
        Reinstate.Events.V1.ExerciseEventsReflection.Descriptor,
    ];

    private static readonly FrozenDictionary<string, MessageParser> StoredEvents = ByName(EventFiles);

    private static readonly FileDescriptor[] ApiFiles =
    [
        V1.OrganisationReflection.Descriptor, V1.IncidentReflection.Descriptor, V1.ServiceReflection.Descriptor,
        V1.PersonReflection.Descriptor, V1.ReconciliationReflection.Descriptor, V1.GovernanceReflection.Descriptor, V1.BulkReflection.Descriptor, V1.CommonReflection.Descriptor,
        V1.PlanReflection.Descriptor, V1.ScanReflection.Descriptor, V1.NotificationReflection.Descriptor, V1.ReviewReflection.Descriptor, V1.TrackerReflection.Descriptor, V1.SignalReflection.Descriptor,
        V1.ExerciseReflection.Descriptor, V1.ReadinessReflection.Descriptor, V1.RetentionReflection.Descriptor,
    ];

    private static readonly FrozenDictionary<string, MessageParser> Api = ByName([.. ApiFiles, Internal.V1.InternalReflection.Descriptor]);

    /// <summary>The services of the API.</summary>
    public static IEnumerable<ServiceDescriptor> Services => ApiFiles.SelectMany(file => file.Services);

    /// <summary>All stored events.</summary>
    public static IEnumerable<MessageDescriptor> Events => EventFiles.SelectMany(file => file.MessageTypes);

    /// <summary>Names of all stored events.</summary>
    public static IReadOnlyCollection<string> EventNames => StoredEvents.Keys;

    /// <summary>The stored event with that name, or null for a name that this program does not know.</summary>
    public static IMessage? ParseEvent(string type, ReadOnlyMemory<byte> data) => Parse(StoredEvents, type, data);

    /// <summary>The request with that name, or null for a name that this program does not know.</summary>
    public static IMessage? ParseRequest(string type, ReadOnlyMemory<byte> data) => Parse(Api, type, data);

    private static IMessage? Parse(FrozenDictionary<string, MessageParser> parsers, string type, ReadOnlyMemory<byte> data) =>
        parsers.TryGetValue(type, out var parser) ? parser.ParseFrom(data.Span) : null;

    private static FrozenDictionary<string, MessageParser> ByName(params FileDescriptor[] files) =>
        files.SelectMany(file => file.MessageTypes).ToFrozenDictionary(message => message.FullName, message => message.Parser);
}
