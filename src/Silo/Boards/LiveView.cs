using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>
/// A tenant's view that follows the log. Callers who ask at one time share a reading, provided that it began after they asked.
/// </summary>
/// <remarks>
/// Belongs to one grain, whose turns never run side by side; the lock only keeps two readings from taking turns at the fold.
/// Invariant: the view is exact at <see cref="TenantView.Position"/>, or it is never shown again.
/// </remarks>
internal sealed class LiveView(string tenant, ILog log)
{
    private const int Page = 1000;

    private readonly TenantView _view = new(tenant);
    private Task _running = Task.CompletedTask;
    private Task? _waiting;
    private Exception? _stopped;

    public string Tenant => tenant;

    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    public TenantView View => _stopped is null ? _view : throw new FoldStoppedException(_stopped);

    /// <summary>Returns when the view includes all that was committed when this was called.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">The view stands where it stood, or further.</exception>
    public Task CatchUpAsync()
    {
        // A reading that has not begun yet includes what is committed now; one that has begun may not.
        if (_waiting is not null)
        {
            return _waiting;
        }

        return _running.IsCompleted ? _running = FoldTailAsync() : _waiting = FoldTailAfterAsync(_running);
    }

    private async Task FoldTailAfterAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (_running, _waiting) = (_waiting!, null);
        await FoldTailAsync();
    }

    private async Task FoldTailAsync()
    {
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await log.ReadTailAsync(tenant, View.Position, Page, CancellationToken.None);
            Fold(page);
        }
        while (page.Count == Page);
    }

    private void Fold(IReadOnlyList<StoredEvent> page)
    {
        try
        {
            foreach (var stored in page)
            {
                _view.Apply(stored.Stream, RecordedEvents.Of(stored));
            }
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
