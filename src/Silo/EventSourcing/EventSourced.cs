using Google.Protobuf;
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
internal sealed class EventSourced<TState>
    where TState : class
{
    /// <summary>How often a decision is taken anew before the caller is told to come again.</summary>
    public const int MaxRounds = 8;

    private readonly IAggregate<TState> aggregate;
    private readonly string tenant;
    private readonly string id;
    private readonly Workings workings;
    private readonly StreamFold<TState> _fold;
    private readonly InFlight<TState> _inFlight;

    /// <summary>Whose turn it is to decide. Nothing waits on its handle, so there is nothing to dispose of.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private bool _behind = true;

    public EventSourced(IAggregate<TState> aggregate, string tenant, string id, Workings workings)
    {
        (this.aggregate, this.tenant, this.id, this.workings) = (aggregate, tenant, id, workings);
        _fold = new StreamFold<TState>(aggregate, tenant, id);
        _inFlight = new InFlight<TState>(aggregate, _fold);
    }

    /// <summary>The committed state, as far as read.</summary>
    public TState State => _fold.State;

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
    public async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await ReadOnAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What would be decided now; nothing is appended.</summary>
    public async Task<Decision> ProposeAsync(CommandCall call, CancellationToken cancellation = default)
    {
        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        if (intent is null)
        {
            return new Decision([], refusal);
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            return (await DecideAsync(intent, fresh: false, cancellation)).Decision;
        }
        finally
        {
            _turn.Release();
        }
    }

    private (Intent? Intent, CommandAnswer? Refused) Understand(CommandCall call)
    {
        if (!string.Equals(call.Tenant, tenant, StringComparison.Ordinal))
        {
            return (null, CommandAnswer.Refused(Refusal.Of(Catalogue.Unauthenticated)));
        }

        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        return (intent, refusal is null ? null : CommandAnswer.Refused(refusal));
    }

    private async ValueTask<Taken> BeginAsync(Intent intent, CancellationToken cancellation)
    {
        try
        {
            return await TakeTurnAsync(intent, fresh: false, cancellation);
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
            switch (handed is null ? new AppendOutcome.KeyReused() : await OutcomeAsync(handed))
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
                    return CommandAnswer.Refused(Refusal.Of(Catalogue.Overloaded), version: _fold.Version);
                case var other:
                    throw new InvalidOperationException($"The log answered an append with {other.GetType().Name}, which has no meaning here.");
            }

            if (round < MaxRounds)
            {
                (var told, handed) = await TakeTurnAsync(intent, fresh: true, cancellation);
                if (told is not null)
                {
                    return told;
                }
            }
        }

        return CommandAnswer.Refused(Refusal.Of(Catalogue.Contended), version: _fold.Version);
    }

    /// <summary>An answer that can be told at once, or what was handed in; neither when the key was used for another command.</summary>
    private async ValueTask<Taken> TakeTurnAsync(Intent intent, bool fresh, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // Judging a scope is dear; a repeat should not pay for it. And a repeat of what is in flight waits for that.
            if ((intent.Covers is not null && !fresh) || await IsRepeatAsync(intent.Key))
            {
                if (await FindAsync(intent, cancellation) is { } first)
                {
                    return new Taken(first.Answer, null);
                }
            }

            for (; ; fresh = true)
            {
                var decided = await DecideAsync(intent, fresh, cancellation);
                if (decided.Decision.Refusal is not { } refusal)
                {
                    return new Taken(null, HandIn(intent, decided));
                }

                if (await FindAsync(intent, cancellation) is { } given)
                {
                    return new Taken(given.Answer, null);
                }

                if (fresh)
                {
                    return decided.Decision.Events.Count == 0
                        ? new Taken(CommandAnswer.Refused(refusal, version: _fold.Version), null)
                        : new Taken(null, HandIn(intent, decided));
                }
            }
        }
        catch
        {
            _behind = true;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<bool> IsRepeatAsync(string key)
    {
        if (_inFlight.Find(key) is null)
        {
            return false;
        }

        _behind |= !await _inFlight.SettledAsync();
        return true;
    }

    private async ValueTask<Decided> DecideAsync(Intent intent, bool fresh, CancellationToken cancellation)
    {
        if (_behind || fresh)
        {
            await ReadOnAsync(cancellation);
        }

        var now = Decided.ToMillisecond(workings.Clock.GetUtcNow());
        var surroundings = await workings.Surroundings.GetAsync(tenant, aggregate.Consults(_inFlight.State, intent.Command), fresh, cancellation);
        var judgement = intent.Covers is { } scope ? await workings.Judge.JudgeAsync(tenant, scope, now, cancellation) : null;
        var past = NeedsJudgement.Past(aggregate.Kind, id, intent.Command) is { } sought ? await workings.Judge.LastSeenAsync(tenant, sought, cancellation) : null;
        var context = new CommandContext(tenant, now, intent.Call.Actor, intent.Call.Role, surroundings, judgement, past);
        var decision = intent.Call.ExpectedVersion is { } seen && seen != _inFlight.Version
            ? Decision.Refuse(Catalogue.StaleVersion, $"expected version {seen}, is at {_inFlight.Version}")
            : aggregate.Decide(_inFlight.State, intent.Command, context);
        return new Decided(decision, context, _inFlight.Last, _inFlight.Version);
    }

    /// <summary>In one's turn: with nothing in flight, reads what was appended since.</summary>
    private async Task ReadOnAsync(CancellationToken cancellation)
    {
        await _inFlight.SettledAsync();
        _behind = true;
        await _fold.CatchUpAsync(workings.Log, cancellation);
        _behind = false;
    }

    private HandedIn HandIn(Intent intent, Decided decided)
    {
        var request = decided.ToRequest(aggregate, tenant, id, intent);
        var handed = new HandedIn(request, decided.Decision.Events, workings.Appender.AppendAsync(request, decided.After?.Outcome));
        _inFlight.Add(handed);
        return handed;
    }

    private async ValueTask<AppendOutcome?> OutcomeAsync(HandedIn handed)
    {
        try
        {
            var outcome = await handed.Outcome;
            _behind |= outcome is not AppendOutcome.Appended;
            return outcome;
        }
        catch
        {
            _behind = true;
            throw;
        }
        finally
        {
            _behind |= !_inFlight.Settle();
        }
    }

    /// <summary>What the log remembers under the key: the first answer again, or no answer when that was another command.</summary>
    private async Task<FirstAnswer?> FindAsync(Intent intent, CancellationToken cancellation) =>
        await workings.Log.FindCommandAsync(tenant, intent.Key, cancellation) is { } record
            ? new FirstAnswer(record.PayloadHash.Span.SequenceEqual(intent.Hash.Span) ? StoredAnswer.Read(record) : null)
            : null;

    private async Task<CommandAnswer> RefuseReuseAsync(Intent intent, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        var note = _fold.Version > 0 ? ReuseNote.For(intent, aggregate.Kind, id, aggregate.Consults(State, intent.Command)) : null;
        var noted = note is null ? null : await FinishAsync(note, await BeginAsync(note, cancellation), cancellation);
        return noted?.Refusal is { } passing && (passing == Catalogue.Unavailable.Code || passing == Catalogue.Overloaded.Code)
            ? noted
            : CommandAnswer.Refused(Refusal.Of(Catalogue.IdempotencyKeyReused), version: _fold.Version);
    }

    private sealed record FirstAnswer(CommandAnswer? Answer);

    private readonly record struct Taken(CommandAnswer? Told, HandedIn? Handed);
}
