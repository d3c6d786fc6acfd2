namespace Reinstate.Contracts.Privacy;

/// <summary>How an envelope says whose key it is under. Stored as one byte: never renumbered.</summary>
public enum OwnerKind : byte
{
    /// <summary>The person whose stream it is in.</summary>
    PersonOfStream = 0,

    /// <summary>The organisation: what is about nobody in particular.</summary>
    Organisation = 1,

    /// <summary>A person, who is named.</summary>
    NamedPerson = 2,

    /// <summary>What can be made again at any time: snapshots. Replaced with every erasure.</summary>
    Folds = 3,
}

/// <summary>Whose key an envelope is under.</summary>
/// <param name="Kind">How it is said.</param>
/// <param name="Person">The person's id, where one is named.</param>
public readonly record struct KeyOwner(OwnerKind Kind, string Person = "")
{
    /// <summary>Under which name the key of an organisation's folds is kept.</summary>
    public const string FoldsSubject = "folds";

    private const string PersonStream = "person/";
    private const string PlanStream = "plan/";

    public static KeyOwner Folds => new(OwnerKind.Folds);

    /// <summary>Under which name the key is kept of the person whose stream it is: of their record, or of what is planned for them. Null for a stream of nobody's.</summary>
    public static string? SubjectOfStream(string stream) =>
        stream.StartsWith(PersonStream, StringComparison.Ordinal) ? stream : stream.StartsWith(PlanStream, StringComparison.Ordinal) ? SubjectOf(stream[PlanStream.Length..]) : null;

    /// <summary>Under which name the key of a person is kept.</summary>
    public static string SubjectOf(string person) => PersonStream + person;

    /// <summary>Whose key an event is enciphered under.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="person">The person whom it names, or empty.</param>
    public static KeyOwner Of(string stream, string person) =>
        SubjectOfStream(stream) is not null ? new(OwnerKind.PersonOfStream) : person.Length > 0 ? new(OwnerKind.NamedPerson, person) : new(OwnerKind.Organisation);

    /// <summary>Under which name the owner's key is kept.</summary>
    /// <param name="stream">In which the envelope stands.</param>
    public string Subject(string stream) => Kind switch
    {
        OwnerKind.PersonOfStream => SubjectOfStream(stream) ?? stream,
        OwnerKind.NamedPerson => SubjectOf(Person),
        OwnerKind.Folds => FoldsSubject,
        _ => "organisation",
    };
}
