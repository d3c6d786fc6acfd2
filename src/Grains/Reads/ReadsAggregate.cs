using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;

namespace Reinstate.Grains.Reads;

/// <summary>
/// Who was shown a record: a stream for each person in an incident, one for what was shown of everybody there, one for each service for what was shown of its plan, and one for each person for what was shown of all that is held about them, which are of no incident. Its events touch no scope, so that a look can neither move what a sign-off was
/// judged on nor reopen it, and stands on no timeline and in no pack.
/// </summary>
public sealed class ReadsAggregate : IAggregate<ReadsState>
{
    public const string Name = "reads";

    public string Kind => Name;

    // No id of an incident begins so.
    private const string OutsideIncidents = "-/";

    // Nor any id of a service: what was read of somebody in all incidents.
    private const string Everything = "person/";

    /// <summary>In which stream a read is kept.</summary>
    public static string IdOf(RecordRead read) => read.IncidentId.Length == 0 ? OutsideIncidents + (read.PersonId.Length == 0 ? read.ServiceId : $"{Everything}{read.PersonId}") : read.PersonId.Length == 0 ? read.IncidentId : $"{read.IncidentId}/{read.PersonId}";

    /// <summary>The streams in which reads of a person's record in an incident are: theirs, those of everybody there, those of the plan of the service, and those of all that is held about the person.</summary>
    public static IEnumerable<string> StreamsOf(string incident, string service, string person) => ((RecordRead[])
        [new() { IncidentId = incident, PersonId = person }, new() { IncidentId = incident }, new() { ServiceId = service }, new() { PersonId = person }]).Select(read => GrainKeys.Stream(Name, IdOf(read)));

    /// <summary>Whether a stream holds reads.</summary>
    public static bool IsOf(string stream) => stream.StartsWith($"{Name}/", StringComparison.Ordinal);

    public ReadsState Initial(string id) => ReadsState.None;

    public ReadsState Apply(ReadsState state, RecordedEvent recorded) => recorded.Event switch
    {
        RecordRead => new ReadsState(state.Count + 1),
        IdempotencyConflictNoted => state,
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    public Decision Decide(ReadsState state, IMessage command, CommandContext context) => command switch
    {
        NoteRecordRead note => Decision.Accept(note.Read),
        NoteIdempotencyConflict note => Decision.Accept(KeyConflicts.Noted(note)),
        _ => Decision.Refuse(Contracts.Refusals.Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of {Kind}."),
    };

    public EventScope ScopeOf(string id, IMessage @event) => new("", "");

    public EventScope Consults(ReadsState state, IMessage command) => new("", "");

    public Touched Touches(ReadsState state, IMessage command, CommandContext context) => Touched.Organisation;
}
