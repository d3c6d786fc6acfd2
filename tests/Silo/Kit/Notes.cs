using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.SiloTests.Kit;

/// <summary>Notes taken so far, in order.</summary>
internal sealed record NotesState(ImmutableList<string> Notes);

/// <summary>A small aggregate whose commands say what is to become of them, so that tests of the loop need no domain.</summary>
internal sealed class Notes : IAggregate<NotesState>
{
    public string Kind => "incident";

    /// <summary>Whether a note is taken to be the first of its stream.</summary>
    public bool BeginWithNotes { get; init; }

    /// <summary>How often a decision was taken.</summary>
    public int Decisions { get; private set; }

    public NotesState Initial(string id) => new([]);

    public NotesState Apply(NotesState state, RecordedEvent recorded) => recorded.Event switch
    {
        TimelineNoted { Text: var text } when text.StartsWith("strike ", StringComparison.Ordinal) => new NotesState(state.Notes.Remove(text["strike ".Length..])),
        TimelineNoted noted => new NotesState(state.Notes.Add(noted.Text)),
        IncidentClosed => new NotesState(state.Notes.Add("closed")),
        IdempotencyConflictNoted => state,
        _ => throw new UnknownEventException(Kind, recorded.Event.Descriptor.FullName),
    };

    public Decision Decide(NotesState state, IMessage command, CommandContext context)
    {
        Decisions++;
        return command switch
        {
            NoteTimelineRequest { Text: "nothing" } => Decision.Accept(),
            NoteTimelineRequest { Text: "on record" } when state.Notes.Count == 0 => Decision.RefuseOnRecord(Noted("attempt"), Refusal.Of(Catalogue.SignOffBlocked, "one", "two")),
            NoteTimelineRequest { Text: "of Meadow" } when context.Surroundings.Organisation.Name != "Meadow" => Decision.Refuse(Catalogue.OrganisationUnknown),
            NoteTimelineRequest note when state.Notes.Contains(note.Text) => Decision.Refuse(Catalogue.AlreadyExists, note.Text),
            NoteTimelineRequest note => Decision.Accept([.. note.Text.Split('+').Select(Noted)]),
            NoteIdempotencyConflict note => Decision.Accept(new IdempotencyConflictNoted { IdempotencyKey = note.ConflictingKey, Command = note.Command }),
            CloseIncidentRequest when context.Judgement!.Blocking.Length > 0 => Decision.Refuse(Catalogue.SignOffBlocked, context.Judgement.Blocking),
            CloseIncidentRequest => Decision.Accept(new IncidentClosed { JudgedPosition = context.Judgement!.Position }),
            _ => Decision.Refuse(Catalogue.InvalidArgument),
        };
    }

    public EventScope ScopeOf(string id, IMessage @event) => new(id, "");

    public EventScope Consults(NotesState state, IMessage command) => new("", "");

    /// <summary>A first note "at home" places the notes; until then a note places itself.</summary>
    public Touched Touches(NotesState state, IMessage command, CommandContext context) =>
        (state.Notes.FirstOrDefault() ?? (command as NoteTimelineRequest)?.Text) is { } text && text.StartsWith("at ", StringComparison.Ordinal) ? Touched.Services(text["at ".Length..]) : Touched.Organisation;

    public bool Begins(IMessage command) => BeginWithNotes && command is NoteTimelineRequest;

    private static TimelineNoted Noted(string text) => new() { Text = text };
}
