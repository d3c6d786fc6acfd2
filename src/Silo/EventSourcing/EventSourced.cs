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
/// It takes one command at a time. Two instances for the same stream may exist; the log lets one of them win (rule 4), so its state may lag but never
/// be wrong: only committed events are applied. That is also all there is to an append whose outcome is unknown: catch up, then decide.
/// </para>
/// <para>
/// A command that is accepted is looked up by its key where it is appended, so the usual command costs one trip to the log. A refusal is told
/// only after a look at the newest stream and surroundings, and then at the key, in this order: if the same command was committed in between,
/// its first answer is given, never a refusal that rests on its own effects (rule 5).
/// </para>
/// <para>There is nothing of Orleans here, so that it runs inside a grain and inside a deterministic simulation alike.</para>
/// </remarks>
internal sealed class EventSourced<TState>(IAggregate<TState> aggregate, string tenant, string id, Workings workings)
    where TState : class
{
    /// <summary>How often a decision is taken anew before the caller is told to come again.</summary>
    public const int MaxRounds = 8;

    private readonly StreamFold<TState> _fold = new(aggregate, tenant, id);
    private bool _behind = true;

    /// <summary>The committed state, as far as read.</summary>
    public TState State => _fold.State;

    /// <summary>Answers a command once, however often it is sent with the same key.</summary>
    public async Task<CommandAnswer> ExecuteAsync(CommandCall call, CancellationToken cancellation = default)
    {
        if (!string.Equals(call.Tenant, tenant, StringComparison.Ordinal))
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.Unauthenticated));
        }

        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        if (intent is null)
        {
            return CommandAnswer.Refused(refusal!);
        }

        var known = false;
        try
        {
            var answer = await DecideAndAppendAsync(intent, cancellation);
            known = true;
            return answer;
        }
        catch (LogUnavailableException)
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.Unavailable));
        }
        finally
        {
            _behind |= !known;
        }
    }

    /// <summary>Reads what was appended since, so that <see cref="State"/> is committed as of now.</summary>
    public async ValueTask CatchUpAsync(CancellationToken cancellation = default)
    {
        await _fold.CatchUpAsync(workings.Log, cancellation);
        _behind = false;
    }

    /// <summary>What would be decided now; nothing is appended.</summary>
    public async Task<Decision> ProposeAsync(CommandCall call, CancellationToken cancellation = default)
    {
        var (intent, refusal) = Intent.Of(aggregate.Kind, id, call);
        if (intent is null)
        {
            return new Decision([], refusal);
        }

        if (_behind)
        {
            await CatchUpAsync(cancellation);
        }

        return (await DecideAsync(intent, fresh: false, cancellation)).Decision;
    }

    private async Task<CommandAnswer> DecideAndAppendAsync(Intent intent, CancellationToken cancellation)
    {
        // Judging a scope is dear; a repeat should not pay for it.
        if (intent.Covers is not null && await FirstAnswerAsync(intent, cancellation) is { } first)
        {
            return first;
        }

        for (var round = 0; round <= MaxRounds; round++)
        {
            var fresh = round > 0;
            if (_behind || fresh)
            {
                await CatchUpAsync(cancellation);
            }

            var (decision, context) = await DecideAsync(intent, fresh, cancellation);
            if (decision.Refusal is { } refusal)
            {
                if (await FirstAnswerAsync(intent, cancellation) is { } given)
                {
                    return given;
                }

                if (!fresh)
                {
                    continue;
                }

                if (decision.Events.Count == 0)
                {
                    return CommandAnswer.Refused(refusal, version: _fold.Version);
                }
            }

            if (await AppendAsync(intent, decision, context, cancellation) is { } answer)
            {
                return answer;
            }
        }

        return CommandAnswer.Refused(Refusal.Of(Catalogue.Contended), version: _fold.Version);
    }

    private async Task<(Decision Decision, CommandContext Context)> DecideAsync(Intent intent, bool fresh, CancellationToken cancellation)
    {
        var now = ToMillisecond(workings.Clock.GetUtcNow());
        var surroundings = await workings.Surroundings.GetAsync(tenant, aggregate.Consults(State, intent.Command), fresh, cancellation);
        var judgement = intent.Covers is { } scope ? await workings.Judge.JudgeAsync(tenant, scope, now, cancellation) : null;
        var past = NeedsJudgement.Past(aggregate.Kind, id, intent.Command) is { } sought ? await workings.Judge.LastSeenAsync(tenant, sought, cancellation) : null;
        var context = new CommandContext(tenant, now, intent.Call.Actor, intent.Call.Role, surroundings, judgement, past);
        var decision = intent.Call.ExpectedVersion is { } seen && seen != _fold.Version
            ? Decision.Refuse(Catalogue.StaleVersion, $"expected version {seen}, is at {_fold.Version}")
            : aggregate.Decide(State, intent.Command, context);
        return (decision, context);
    }

    // Null: decide again.
    private async Task<CommandAnswer?> AppendAsync(Intent intent, Decision decision, CommandContext context, CancellationToken cancellation)
    {
        var request = RequestFor(intent, decision, context);
        switch (await workings.Appender.AppendAsync(request, cancellation))
        {
            case AppendOutcome.Appended done:
                Apply(decision.Events, request, done);
                return StoredAnswer.Read(request.Answer, done.Position, done.Version);
            case AppendOutcome.AlreadyAnswered before:
                _behind = true;
                return StoredAnswer.Read(before.Command);
            case AppendOutcome.KeyReused:
                return await RefuseReuseAsync(intent, cancellation);
            case AppendOutcome.Conflict or AppendOutcome.ScopeMoved:
                return null;
            case null:
                return CommandAnswer.Refused(Refusal.Of(Catalogue.Overloaded), version: _fold.Version);
            case var other:
                throw new InvalidOperationException($"The log answered an append with {other.GetType().Name}, which has no meaning here.");
        }
    }

    private AppendRequest RequestFor(Intent intent, Decision decision, CommandContext context)
    {
        var events = new NewEvent[decision.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var scope = aggregate.ScopeOf(id, decision.Events[i]);
            events[i] = new NewEvent(decision.Events[i].Descriptor.FullName, decision.Events[i].ToByteArray(), scope.Incident, scope.Service);
        }

        var condition = intent.Covers is { } covers ? new ScopeCondition(covers.Incident, covers.Service, context.Judgement!.Position) : null;
        return new AppendRequest(
            tenant, _fold.Stream, _fold.Version, intent.Key, intent.Hash, StoredAnswer.Of(decision.Refusal),
            context.Now, context.Actor, context.Role, events, condition);
    }

    private void Apply(IReadOnlyList<IMessage> events, AppendRequest request, AppendOutcome.Appended done)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var before = events.Count - 1 - i;
            _fold.Apply(new RecordedEvent(
                events[i], done.Position - before, done.Version - before, request.RecordedAt, request.Actor, request.Role,
                new EventScope(request.Events[i].Incident, request.Events[i].Service), request.Key));
        }
    }

    private async Task<CommandAnswer?> FirstAnswerAsync(Intent intent, CancellationToken cancellation)
    {
        if (await workings.Log.FindCommandAsync(tenant, intent.Key, cancellation) is not { } record)
        {
            return null;
        }

        return record.PayloadHash.Span.SequenceEqual(intent.Hash.Span)
            ? StoredAnswer.Read(record)
            : await RefuseReuseAsync(intent, cancellation);
    }

    private async Task<CommandAnswer> RefuseReuseAsync(Intent intent, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        var note = _fold.Version > 0 ? ReuseNote.For(intent, aggregate.Kind, id, aggregate.Consults(State, intent.Command)) : null;
        var noted = note is null ? null : await DecideAndAppendAsync(note, cancellation);
        return noted?.Refusal is { } passing && (passing == Catalogue.Unavailable.Code || passing == Catalogue.Overloaded.Code)
            ? noted
            : CommandAnswer.Refused(Refusal.Of(Catalogue.IdempotencyKeyReused), version: _fold.Version);
    }

    // What is recorded is kept to the millisecond; a state must not know more than its rebuild.
    private static DateTimeOffset ToMillisecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
