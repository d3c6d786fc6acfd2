namespace Reinstate.Storage.Log;

/// <summary>One command's events for one stream, appended whole or not at all.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Stream">The aggregate, as <c>kind/id</c>.</param>
/// <param name="ExpectedVersion">The version of the stream on which the command was decided (0 for a new stream).</param>
/// <param name="Key">Idempotency key, unique within the tenant.</param>
/// <param name="PayloadHash">SHA-256 over target and payload of the command, 32 bytes.</param>
/// <param name="Answer">What the first caller is told beyond position and version (opaque; a refusal, or empty); kept so that a repeat gets it again.</param>
/// <param name="RecordedAt">Becomes <see cref="EventContext.RecordedAt"/> of each event.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Role">In which role.</param>
/// <param name="Events">May be empty: the command is then remembered by its key only.</param>
/// <param name="Scope">When set, the append holds only if nothing later than the judged position has touched the scope.</param>
/// <param name="After">
/// Key of an append to the same stream on whose events this one was decided before they were committed. When both are in one batch, this one holds only if
/// that one was appended there; who hands in batches looks at what became of earlier ones.
/// </param>
/// <param name="Beside">When set, the append holds only if another stream stands where it stood when this was decided.</param>
public sealed record AppendRequest(
    string Tenant, string Stream, long ExpectedVersion, string Key, ReadOnlyMemory<byte> PayloadHash, ReadOnlyMemory<byte> Answer,
    DateTimeOffset RecordedAt, string Actor, string Role, IReadOnlyList<NewEvent> Events, ScopeCondition? Scope = null, string? After = null, StreamCondition? Beside = null);

/// <summary>Nothing that touches this incident (and, unless empty, this service) may have been appended after <paramref name="JudgedPosition"/>.</summary>
public sealed record ScopeCondition(string Incident, string Service, long JudgedPosition);

/// <summary>Another stream of the tenant must still stand at this version.</summary>
public sealed record StreamCondition(string Stream, long Version);

/// <summary>What became of one <see cref="AppendRequest"/>. Conflict is a value, not an exception.</summary>
public abstract record AppendOutcome
{
    /// <summary>Committed. Version is the stream's last version, Position the position of its last event (for an append without events, the tenant's head).</summary>
    public sealed record Appended(long Version, long Position) : AppendOutcome;

    /// <summary>The same key with the same payload was committed before; this is its record.</summary>
    public sealed record AlreadyAnswered(CommandRecord Command) : AppendOutcome;

    /// <summary>The same key was used before with another payload (rule 12 of DOMAIN.md).</summary>
    public sealed record KeyReused : AppendOutcome;

    /// <summary>The stream has moved on, or the one beside it that it was decided upon: reload, decide again.</summary>
    public sealed record Conflict(long ActualVersion) : AppendOutcome;

    /// <summary>What it was decided upon was not appended: decide again.</summary>
    public sealed record Unfounded : AppendOutcome;

    /// <summary>Something touched the scope after it was judged: judge again.</summary>
    public sealed record ScopeMoved(long LastPosition) : AppendOutcome;
}

/// <summary>What the log remembers of a command.</summary>
public sealed record CommandRecord(string Key, ReadOnlyMemory<byte> PayloadHash, string Stream, long Version, long Position, ReadOnlyMemory<byte> Answer);
