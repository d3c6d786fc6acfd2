using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>
/// A tenant's view that follows the log. Callers who ask at one time share a reading, provided that it began after they asked. It begins with a
/// snapshot where there is a good one, and keeps people's records at hand within a budget.
/// </summary>
/// <remarks>
/// One caller at a time reads, recalls or answers, so an answer rests on one position.
/// Invariant: the view is exact at <see cref="TenantView.Position"/>, or it is never shown again.
/// </remarks>
internal sealed partial class LiveView(string tenant, ILog log, BoardMemory? memory = null, BoardSnapshots? snapshots = null)
{
    private static readonly string Erased = PersonErased.Descriptor.FullName;
    private static readonly string Frozen = ExpectedItemsFrozen.Descriptor.FullName;

    private readonly BoardMemory _memory = memory ?? BoardMemory.Everything;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TenantView _view = New(tenant, memory);
    private bool _begun;
    private Task _running = Task.CompletedTask;
    private Task? _waiting;
    private Exception? _stopped;

    public string Tenant => tenant;

    private int Page => Math.Min(1000, _memory.MaxEvents);

    /// <summary>The last position that is folded, whatever the log holds beyond.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    public TenantView View => _stopped is null ? _view : throw new FoldStoppedException(_stopped);

    /// <summary>Returns when the view includes all that was committed when this was called.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">The view stands where it stood, or further.</exception>
    public Task CatchUpAsync()
    {
        // A reading that has not begun yet includes what is committed now; one that has begun may not.
        lock (_turn)
        {
            if (_waiting is not null)
            {
                return _waiting;
            }

            return _running.IsCompleted ? _running = Run(FoldTailAsync) : _waiting = FoldTailAfterAsync(_running);
        }
    }

    /// <summary>An answer from the view, which covers what the answer rests on; catch up first where it must be as new as the question.</summary>
    /// <param name="coverage">What the answer rests on; asked again whenever the view knows more.</param>
    /// <param name="now">For what depends on limits.</param>
    /// <param name="answer">Reads the view and waits for nothing.</param>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public Task<T> AskAsync<T>(Func<TenantView, Coverage> coverage, DateTimeOffset now, Func<TenantView, T> answer) => AskAsync(coverage, _ => now, answer);

    /// <summary>As above, as of a moment that the view tells once it holds what the answer rests on.</summary>
    /// <param name="coverage">What the answer rests on; asked again whenever the view knows more.</param>
    /// <param name="now">For what depends on limits; asked after a timeline was recalled.</param>
    /// <param name="answer">Reads the view and waits for nothing.</param>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<T> AskAsync<T>(Func<TenantView, Coverage> coverage, Func<TenantView, DateTimeOffset> now, Func<TenantView, T> answer)
    {
        T? reply = default;
        await Run(async () => reply = await AnswerAsync(coverage, now, answer, SaveWhenDueAsync));
        return reply!;
    }

    private static TenantView New(string tenant, BoardMemory? memory) => new(tenant, keepsTimelines: memory is null || memory.IsEverything) { SideBySide = BoardThreads.SideBySide };

    // A turn belongs to no grain: several share a view, and the one that began a turn may be gone before it ends. Where everything is at hand, nothing
    // here runs side by side, and a simulation that owns the scheduler keeps it.
    private Task Run(Func<Task> turn) => _memory.IsEverything ? turn() : BoardThreads.Shared.RunAsync(turn);

    private async Task<T> AnswerAsync<T>(Func<TenantView, Coverage> coverage, Func<TenantView, DateTimeOffset> now, Func<TenantView, T> answer, Func<DateTimeOffset, Task> save)
    {
        await _turn.WaitAsync();
        try
        {
            try
            {
                await PrepareAsync(coverage, now);
            }
            catch (StandingDiffersException e)
            {
                await BeginAnewAsync(e);
                await PrepareAsync(coverage, now);
            }

            var reply = answer(View);
            await save(now(View));
            return reply;
        }
        finally
        {
            _view.ForgetTimelines();
            Lighten(Coverage.Nothing);
            _turn.Release();
        }
    }

    private async Task FoldTailAfterAsync(Task running)
    {
        // Never at once: the caller has yet to note that this waits.
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        lock (_turn)
        {
            (_running, _waiting) = (_waiting!, null);
        }

        await Run(FoldTailAsync);
    }

    private async Task FoldTailAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (!_begun && snapshots is not null && await snapshots.LoadAsync(log, tenant) is { } folds)
            {
                (_view, _saved) = (TenantView.Restore(tenant, folds, BoardThreads.SideBySide), folds.Position);
            }

            _begun = true;
            await ReadTailAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadTailAsync()
    {
        bool isWhole;
        do
        {
            var page = await log.ReadTailAsync(tenant, View.Position, (int)Math.Min(Page, Until - View.Position), CancellationToken.None);
            _view.IsFarBehind = page.Count == Page && (_view.IsFarBehind || Math.Min(Until, (await log.HeadAsync(tenant, CancellationToken.None)).Position) - View.Position > _memory.MaxEvents);
            if (!Fold(page))
            {
                // By now the key is destroyed: this time there is nothing of the person to fold.
                (_view, _saved, isWhole) = (New(tenant, _memory), 0, false);
                continue;
            }

            isWhole = page.Count < Page;
            Lighten(Coverage.Nothing);
        }
        while (!isWhole);
    }

    // A snapshot that says something else than the log is no longer believed, and neither is a view that began with it.
    private async Task BeginAnewAsync(StandingDiffersException difference)
    {
        if (snapshots is not null)
        {
            await snapshots.DistrustAsync(log, tenant, difference);
        }

        (_view, _saved) = (New(tenant, _memory), 0);
        await ReadTailAsync();
    }

    // To three quarters, so that it is seldom done. The run that was used last stays: one that is larger than the budget by itself would else be read
    // from its first event for every answer.
    private void Lighten(Coverage but)
    {
        if (_stopped is not null || _view.Weight <= _memory.MaxEvents)
        {
            return;
        }

        var kept = but.Runs.ToHashSet();
        foreach (var run in _view.Present.SkipLast(1))
        {
            if (_view.Weight <= _memory.MaxEvents / 4 * 3)
            {
                return;
            }

            if (!kept.Contains(run))
            {
                _view.SetAside(run);
            }
        }
    }

    // False when the view holds something of a person who was erased: it must not go on with that.
    private bool Fold(IReadOnlyList<StoredEvent> page)
    {
        try
        {
            foreach (var stored in page)
            {
                if (stored.Type == Erased && _view.Holds(PersonErased.Parser.ParseFrom(stored.Data.Span).PersonId))
                {
                    return false;
                }

                var scope = new EventScope(stored.Context.Incident, stored.Context.Service);
                if (!stored.IsErased && _view.Passes(stored.Stream, scope))
                {
                    _view.Pass(stored.Stream, scope, stored.Position, stored.Version, stored.Type == Frozen);
                }
                else
                {
                    RecordedEvents.Apply(_view, stored);
                }
            }

            return true;
        }
        catch (Exception e)
        {
            _stopped = e;
            throw new FoldStoppedException(e);
        }
    }
}

/// <summary>A fold that could not take an event: what it holds is not the log, so it must not be shown.</summary>
internal sealed class FoldStoppedException(Exception cause) : Exception("The fold stopped.", cause);
