using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// The turns in which an aggregate decides, one command at a time in the order in which they came, on the committed state and all that is in flight; each turn ends when
/// its decision is handed in, not when it is committed.
/// </summary>
internal sealed class Turns<TState>
    where TState : class
{
    private readonly IAggregate<TState> aggregate;
    private readonly string tenant;
    private readonly string id;
    private readonly Workings workings;
    private readonly StreamFold<TState> _fold;
    private readonly InFlight<TState> _inFlight;
    private readonly Circumstances _circumstances;

    /// <summary>Whose turn it is to decide. Nothing waits on its handle, so there is nothing to dispose of.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private bool _behind = true;

    /// <summary>Nothing was read and nothing decided yet.</summary>
    private bool _untouched = true;

    private static readonly Taken OutOfReach = new(CommandAnswer.Refused(Refusal.Of(Catalogue.OutOfReach)), null);

    public Turns(IAggregate<TState> aggregate, string tenant, string id, Workings workings)
    {
        (this.aggregate, this.tenant, this.id, this.workings) = (aggregate, tenant, id, workings);
        _fold = new StreamFold<TState>(aggregate, tenant, id);
        _inFlight = new InFlight<TState>(aggregate, _fold);
        _circumstances = new Circumstances(workings, tenant, aggregate.Kind, id);
    }

    /// <summary>The committed state, as far as read.</summary>
    public TState State => _fold.State;

    /// <summary>The version of <see cref="State"/>.</summary>
    public long Version => _fold.Version;

    /// <summary>Reads what was appended since, so that <see cref="State"/> is committed as of now.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
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
    public async Task<Decision> ProposeAsync(Intent intent, CancellationToken cancellation)
    {
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

    /// <summary>An answer that can be told at once, or what was handed in; neither when the key was used for another command.</summary>
    /// <param name="intent">The command.</param>
    /// <param name="fresh">Whether to look at what is newest first.</param>
    /// <param name="cancellation">Of the waiting.</param>
    /// <param name="isTrial">Whether nothing is to be handed in: what would be is answered.</param>
    public async ValueTask<Taken> TakeAsync(Intent intent, bool fresh, CancellationToken cancellation, bool isTrial = false)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            Presume(intent, fresh);

            // Before anything is looked up: who may not reach it learns neither that it is there nor that the key was used.
            // What that was judged by, the first decision rests on as well.
            CommandContext? around = null;
            if (!intent.Call.Reach.Everywhere && (around = await WithinReachAsync(intent, fresh, cancellation)) is null)
            {
                return OutOfReach;
            }

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
                var decided = await DecideAsync(intent, fresh, cancellation, around);
                around = null;
                if (decided.Decision.Refusal is not { } refusal)
                {
                    return isTrial ? new Taken(null, null) { Tried = decided.Decision } : new Taken(null, HandIn(intent, decided));
                }

                if (refusal.Kind == Catalogue.OutOfReach)
                {
                    return OutOfReach;
                }

                if (await FindAsync(intent, cancellation) is { } given)
                {
                    return new Taken(given.Answer, null);
                }

                if (fresh)
                {
                    return decided.Decision.Events.Count == 0 || isTrial
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

    // A nation that is frozen is half a million streams that nobody need look at: the log refuses an append to a stream that is not as new as it was taken for, and
    // a refusal is never told before a look.
    private void Presume(Intent intent, bool fresh)
    {
        _behind &= fresh || !_untouched || !aggregate.Begins(intent.Command);
        _untouched = false;
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

    /// <summary>Whether the caller reaches what the command is about, as the stream stands now; judged again on what is newest before it is told that not.</summary>
    public async Task<bool> ReachesNowAsync(Intent intent, CancellationToken cancellation)
    {
        if (intent.Call.Reach.Everywhere)
        {
            return true;
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            return await WithinReachAsync(intent, fresh: true, cancellation) is not null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What the command was judged by to be within its caller's reach; null where it is not.</summary>
    private async ValueTask<CommandContext?> WithinReachAsync(Intent intent, bool fresh, CancellationToken cancellation)
    {
        for (; ; fresh = true)
        {
            if (_behind || fresh)
            {
                await ReadOnAsync(cancellation);
            }

            var context = await ContextAsync(intent, fresh, cancellation);
            if (IsWithinReach(intent, context))
            {
                return context;
            }

            if (fresh)
            {
                return null;
            }
        }
    }

    private bool IsWithinReach(Intent intent, CommandContext context) =>
        intent.Call.Reach.Everywhere || aggregate.Touches(_inFlight.State, intent.Command, context).IsWithin(intent.Call.Reach);

    private async ValueTask<CommandContext> ContextAsync(Intent intent, bool fresh, CancellationToken cancellation)
    {
        var now = Decided.ToMillisecond(workings.Clock.GetUtcNow());
        var surroundings = await workings.Surroundings.GetAsync(tenant, aggregate.Consults(_inFlight.State, intent.Command), fresh, cancellation);
        return new CommandContext(tenant, now, intent.Call.Actor, intent.Call.Role, surroundings);
    }

    /// <param name="intent">The command.</param>
    /// <param name="fresh">Whether to look at what is newest first.</param>
    /// <param name="cancellation">Of the looking.</param>
    /// <param name="around">What it is judged by, where that was looked up in this turn, as fresh as asked for.</param>
    private async ValueTask<Decided> DecideAsync(Intent intent, bool fresh, CancellationToken cancellation, CommandContext? around = null)
    {
        if (_behind || (fresh && around is null))
        {
            await ReadOnAsync(cancellation);
            around = null;
        }

        var context = around ?? await ContextAsync(intent, fresh, cancellation);
        if (!IsWithinReach(intent, context))
        {
            return new Decided(Decision.Refuse(Catalogue.OutOfReach), context, null, 0);
        }

        context = await _circumstances.AddAsync(intent, context, cancellation);
        var decision = intent.Call.ExpectedVersion is { } seen && seen != _inFlight.Version
            ? Decision.Refuse(Catalogue.StaleVersion, $"expected version {seen}, is at {_inFlight.Version}")
            : aggregate.Decide(_inFlight.State, intent.Command, context);
        if (decision.Events.Count > 0 && workings.Storage?.Refuse(intent.Call) is { } full)
        {
            decision = new Decision([], full);
        }

        return new Decided(decision, context, _inFlight.Last, _inFlight.Version);
    }

    /// <summary>In one's turn: with nothing in flight, reads what was appended since.</summary>
    private async Task ReadOnAsync(CancellationToken cancellation)
    {
        _untouched = false;
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

    /// <summary>What became of what was handed in; <see cref="State"/> then holds it, if it was committed.</summary>
    /// <exception cref="LogUnavailableException">It may or may not be committed.</exception>
    public async ValueTask<AppendOutcome?> OutcomeAsync(HandedIn handed)
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

    private sealed record FirstAnswer(CommandAnswer? Answer);
}

/// <summary>What came of a turn.</summary>
/// <param name="Told">An answer that can be told at once.</param>
/// <param name="Handed">What was handed in; without it and without an answer, the key was used for another command.</param>
internal readonly record struct Taken(CommandAnswer? Told, HandedIn? Handed)
{
    /// <summary>What would have been handed in, where it was a trial.</summary>
    public Decision? Tried { get; init; }
}
