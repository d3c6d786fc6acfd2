using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// An aggregate that lives in the log: decide, append, apply; when somebody else appended first, reload and decide again.
/// </summary>
/// <remarks>
/// <para>
/// Commands are decided one at a time, in the order in which they came, and each on top of what is in flight (<see cref="InFlight{TState}"/>), so that one that waits
/// for its commit holds up nobody. Two instances for the same stream may exist; the log lets one of them win (rule 4), so its state may lag but never
/// be wrong: only committed events are applied. That is also all there is to an append whose outcome is unknown: catch up, then decide.
/// </para>
/// <para>
/// A command that is accepted is looked up by its key where it is appended, so the usual command costs one trip to the log. A refusal is told
/// only after a look at the newest stream and surroundings, with nothing in flight, and then at the key, in this order: if the same command was committed in
/// between, its first answer is given, never a refusal that rests on its own effects (rule 5).
/// </para>
/// <para>
/// There is nothing of Orleans here, so that it runs inside a grain and inside a deterministic simulation alike. Calls may interleave wherever
/// they wait, but never run side by side.
/// </para>
/// </remarks>
internal sealed class EventSourced<TState>(IAggregate<TState> aggregate, string tenant, string id, Workings workings)
    where TState : class
{
    /// <summary>How often a decision is taken anew before the caller is told to come again.</summary>
    public const int MaxRounds = 8;

    private readonly Turns<TState> _turns = new(aggregate, tenant, id, workings);

    /// <summary>The committed state, as far as read.</summary>
    public TState State => _turns.State;

    /// <summary>Answers a command once, however often it is sent with the same key.</summary>
    public async Task<CommandAnswer> ExecuteAsync(CommandCall call, CancellationToken cancellation = default)
    {
        var (intent, refused) = Understand(call);
        if (intent is null)
        {
            return refused!;
        }

        return await FinishAsync(intent, await BeginAsync(intent, cancellation), cancellation);
    }

    /// <summary>
    /// Answers commands that are decided in this order, each on top of those before it, and share commits. Where some must be decided again, they are so in
    /// this order.
    /// </summary>
    public async Task<CommandAnswer[]> ExecuteAsync(IReadOnlyList<CommandCall> calls, CancellationToken cancellation = default)
    {
        var (begun, answers) = (new (Intent? Intent, Taken Taken)[calls.Count], new CommandAnswer[calls.Count]);
        for (var i = 0; i < begun.Length; i++)
        {
            var (intent, refused) = Understand(calls[i]);
            begun[i] = (intent, intent is null ? new Taken(refused, null) : await BeginAsync(intent, cancellation));
        }

        for (var i = 0; i < begun.Length; i++)
        {
            answers[i] = begun[i] is { Intent: { } intent, Taken: var taken } ? await FinishAsync(intent, taken, cancellation) : begun[i].Taken.Told!;
        }

        return answers;
    }

    /// <summary>Reads what was appended since, so that <see cref="State"/> is committed as of now.</summary>
    public Task CatchUpAsync(CancellationToken cancellation = default) => _turns.CatchUpAsync(cancellation);

    /// <summary>What would be decided now; nothing is appended.</summary>
    public async Task<Decision> ProposeAsync(CommandCall call, CancellationToken cancellation = default)
    {
        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        return intent is null ? new Decision([], refusal) : await _turns.ProposeAsync(intent, cancellation);
    }

    /// <summary>
    /// What a command would be told, or what would be recorded; neither when its key was used for another. Nothing is appended. For what must be durable before the event: a refusal is as final here as
    /// where the command is executed, what would be accepted can still be refused there.
    /// </summary>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<(Decision? Decision, CommandAnswer? Told)> ConsiderAsync(CommandCall call, CancellationToken cancellation = default)
    {
        var (intent, refused) = Understand(call);
        if (intent is null)
        {
            return (null, refused);
        }

        var taken = await _turns.TakeAsync(intent, fresh: false, cancellation, isTrial: true);
        return (taken.Tried, taken.Told);
    }

    /// <summary>Whether who gives a command reaches what it is about, as the stream stands now.</summary>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<bool> ReachesAsync(CommandCall call, CancellationToken cancellation = default) =>
        Understand(call).Intent is not { } intent || await _turns.ReachesNowAsync(intent, cancellation);

    private (Intent? Intent, CommandAnswer? Refused) Understand(CommandCall call)
    {
        if (!string.Equals(call.Tenant, tenant, StringComparison.Ordinal))
        {
            return (null, CommandAnswer.Refused(Refusal.Of(Catalogue.Unauthenticated)));
        }

        // Whoever may not give a command in any case learns nothing about what it names.
        if (call.Role != NodeActor.Role && AccessTable.Of(call.Type) is { } row && AccessTable.Refuse(row, call.Role, call.Type) is { } notAllowed)
        {
            return (null, CommandAnswer.Refused(notAllowed));
        }

        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        return (intent, refusal is null ? null : CommandAnswer.Refused(refusal));
    }

    private async ValueTask<Taken> BeginAsync(Intent intent, CancellationToken cancellation)
    {
        try
        {
            return await _turns.TakeAsync(intent, fresh: false, cancellation);
        }
        catch (LogUnavailableException)
        {
            return new Taken(CommandAnswer.Refused(Refusal.Of(Catalogue.Unavailable)), null);
        }
    }

    private async ValueTask<CommandAnswer> FinishAsync(Intent intent, Taken taken, CancellationToken cancellation)
    {
        try
        {
            return taken.Told ?? await FinishAsync(intent, taken.Handed, cancellation);
        }
        catch (LogUnavailableException)
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.Unavailable));
        }
    }

    private async ValueTask<CommandAnswer> FinishAsync(Intent intent, HandedIn? handed, CancellationToken cancellation)
    {
        for (var round = 0; round <= MaxRounds; round++)
        {
            switch (handed is null ? new AppendOutcome.KeyReused() : await _turns.OutcomeAsync(handed))
            {
                case AppendOutcome.Appended done:
                    return StoredAnswer.Read(handed!.Request.Answer, done.Position, done.Version);
                case AppendOutcome.AlreadyAnswered before:
                    return StoredAnswer.Read(before.Command);
                case AppendOutcome.KeyReused:
                    return await RefuseReuseAsync(intent, cancellation);
                case AppendOutcome.Conflict or AppendOutcome.ScopeMoved or AppendOutcome.Unfounded:
                    break;
                case null:
                    return CommandAnswer.Refused(Refusal.Of(Catalogue.Overloaded), version: _turns.Version);
                case var other:
                    throw new InvalidOperationException($"The log answered an append with {other.GetType().Name}, which has no meaning here.");
            }

            if (round < MaxRounds)
            {
                (var told, handed) = await _turns.TakeAsync(intent, fresh: true, cancellation);
                if (told is not null)
                {
                    return told;
                }
            }
        }

        return CommandAnswer.Refused(Refusal.Of(Catalogue.Contended), version: _turns.Version);
    }

    private async Task<CommandAnswer> RefuseReuseAsync(Intent intent, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        if (!await _turns.ReachesNowAsync(intent, cancellation))
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.OutOfReach));
        }

        var note = _turns.Version > 0 ? ReuseNote.For(intent, aggregate.Kind, id, aggregate.Consults(State, intent.Command)) : null;
        var noted = note is null ? null : await FinishAsync(note, await BeginAsync(note, cancellation), cancellation);
        return noted?.Refusal is { } passing && (passing == Catalogue.Unavailable.Code || passing == Catalogue.Overloaded.Code)
            ? noted
            : CommandAnswer.Refused(Refusal.Of(Catalogue.IdempotencyKeyReused), version: _turns.Version);
    }
}
