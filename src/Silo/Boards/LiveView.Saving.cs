using System.Diagnostics;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>When a view leaves a snapshot: after many events with the question that read them, and whenever it is told to.</summary>
internal sealed partial class LiveView
{
    private long _saved;
    private Task _saving = Task.CompletedTask;
    private long _rested;

    /// <summary>Done when the snapshot that is being written is.</summary>
    public Task Saving => _saving;

    /// <summary>Brings the sums up to date and leaves a snapshot of them, unless the last one is as young.</summary>
    /// <param name="asOf">For what depends on limits.</param>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">The last snapshot stays.</exception>
    public async Task KeepAsync(DateTimeOffset asOf)
    {
        await CatchUpAsync();
        await _saving;
        await Run(() => AnswerAsync(Coverage.Sums, _ => asOf, _ => true, SaveNewerAsync));
        await _saving;
    }

    private async Task SaveWhenDueAsync(DateTimeOffset asOf)
    {
        if (_memory.SnapshotEvery == 0 || _view.Position - _saved < _memory.SnapshotEvery || !_saving.IsCompleted || Stopwatch.GetTimestamp() < _rested)
        {
            return;
        }

        try
        {
            await PrepareAsync(Coverage.Sums, _ => asOf);
            Save(asOf);
        }
        catch (LogUnavailableException)
        {
            // The question is answered; the next one tries again.
        }
    }

    private Task SaveNewerAsync(DateTimeOffset asOf)
    {
        if (_view.Position > _saved)
        {
            Save(asOf);
        }

        return Task.CompletedTask;
    }

    /// <summary>Returns when what is to be written is fixed; it is written beside the next questions.</summary>
    private void Save(DateTimeOffset asOf)
    {
        if (snapshots is null)
        {
            return;
        }

        var began = Stopwatch.GetTimestamp();
        _saved = _view.Position;
        var folds = _view.Summarise(asOf);
        _saving = WriteAsync();

        async Task WriteAsync()
        {
            await snapshots.SaveAsync(log, tenant, folds);
            _rested = Stopwatch.GetTimestamp() + (_memory.SnapshotRest * (Stopwatch.GetTimestamp() - began));
        }
    }
}
