using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;

namespace Reinstate.Grains.Reads;

/// <summary>
/// Who was shown a record: a stream for each person in an incident, and one for what was shown of everybody there. Its events touch no scope, so that a look can neither move what a sign-off was
/// judged on nor reopen it, and stands on no timeline and in no pack.
/// </summary>
public sealed class ReadsAggregate : IAggregate<ReadsState>
{
    public const string Name = "reads";

    public string Kind => Name;

    /// <summary>The id of a person's stream, or with an empty person of that of an incident.</summary>
    public static string IdOf(string incident, string person) => person.Length == 0 ? incident : $"{incident}/{person}";

    /// <summary>The stream itself.</summary>
    public static string StreamOf(string incident, string person) => GrainKeys.Stream(Name, IdOf(incident, person));

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
