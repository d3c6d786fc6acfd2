using Google.Protobuf;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Grains.Aggregates;

/// <summary>
/// A consistency boundary as two pure functions. No clock, I/O, randomness or logging: time, actor and ids arrive with the command.
/// </summary>
/// <typeparam name="TState">An immutable fold of the aggregate's stream.</typeparam>
public interface IAggregate<TState>
    where TState : class
{
    /// <summary>The first part of the stream's name.</summary>
    string Kind { get; }

    /// <summary>The state before any event.</summary>
    TState Initial(string id);

    /// <summary>Folds one event. Throws <see cref="UnknownEventException"/> for one it does not know: a fold never guesses.</summary>
    TState Apply(TState state, RecordedEvent recorded);

    /// <summary>What is to be recorded, or why not.</summary>
    Decision Decide(TState state, IMessage command, CommandContext context);

    /// <summary>The incident and service that an event touches (empty where none): what a sign-off is atomic against.</summary>
    EventScope ScopeOf(string id, IMessage @event);

    /// <summary>The incident and service whose folds the decision about this command consults (empty where none).</summary>
    EventScope Consults(TState state, IMessage command);

    /// <summary>The services that whoever gives this command must reach. Asked only for those who do not reach all of them.</summary>
    Touched Touches(TState state, IMessage command, CommandContext context);

    /// <summary>Whether the command is usually the first of its aggregate, so that it is worth deciding it before the stream was looked at.</summary>
    bool Begins(IMessage command) => false;
}

/// <summary>The incident and service that an event touches.</summary>
public readonly record struct EventScope(string Incident, string Service);

/// <summary>An event with the circumstances in which it was recorded.</summary>
/// <param name="Event">The stored event.</param>
/// <param name="Position">In the tenant's log.</param>
/// <param name="Version">In the stream.</param>
/// <param name="RecordedAt">When the node decided, UTC.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Role">In which role.</param>
/// <param name="Scope">What it touches.</param>
/// <param name="Key">The idempotency key of its command.</param>
public sealed record RecordedEvent(
    IMessage Event, long Position, long Version, DateTimeOffset RecordedAt, string Actor, string Role, EventScope Scope, string Key);

/// <summary>The fold met an event that this program does not know, for example after a downgrade. It stops rather than skip it.</summary>
public sealed class UnknownEventException(string kind, string type)
    : Exception($"The fold of {kind} does not know the event {type}; this program is older than the log.");

/// <summary>The outcome of a decision. A refusal can itself be worth recording, so both parts may be present.</summary>
/// <param name="Events">To be appended; none when nothing changes.</param>
/// <param name="Refusal">Null when the command is accepted.</param>
public sealed record Decision(IReadOnlyList<IMessage> Events, Refusal? Refusal)
{
    /// <summary>Accepted, with these events (none: already so).</summary>
    public static Decision Accept(params IReadOnlyList<IMessage> events) => new(events, null);

    /// <summary>Refused, nothing recorded.</summary>
    public static Decision Refuse(RefusalKind kind, params IEnumerable<string> reasons) => new([], Contracts.Refusals.Refusal.Of(kind, reasons));

    /// <summary>Refused, and the attempt is kept as evidence.</summary>
    public static Decision RefuseOnRecord(IMessage attempt, Refusal refusal) => new([attempt], refusal);
}
