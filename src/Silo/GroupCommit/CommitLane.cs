using System.Diagnostics;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>
/// One loop that takes all that is waiting, appends it in one round trip and answers each caller; meanwhile the next batch gathers.
/// </summary>
/// <remarks>
/// No timer decides how long to wait for company: an idle lane appends a lone request at once, a busy one finds its batch ready. Who goes first
/// is <see cref="FairQueue"/>'s to say.
/// </remarks>
internal sealed partial class CommitLane
{
    private readonly FairQueue _waiting;
    private readonly ILog _log;
    private readonly CommitOptions _options;
    private readonly ICommitObserver[] _observers;
    private readonly CommitMetrics _metrics;
    private readonly ILogger _logger;

    public CommitLane(ILog log, CommitOptions options, ICommitObserver[] observers, CommitMetrics metrics, ILogger logger)
    {
        (_log, _options, _observers, _metrics, _logger) = (log, options, observers, metrics, logger);
        _waiting = new FairQueue(options);
        Finished = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.Scheduler).Unwrap();
    }

    /// <summary>Done after <see cref="Close"/>, when all that was taken in has been answered.</summary>
    public Task Finished { get; }

    /// <summary>Appends that wait for the next round trip.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Takes the append in, unless too much waits or the lane is closed.</summary>
    public Admission TryAdd(PendingAppend append) => _waiting.TryAdd(append);

    public void Close() => _waiting.Close();

    private async Task RunAsync()
    {
        var batch = new List<PendingAppend>(_options.MaxBatch);
        while (await _waiting.WaitAsync())
        {
            batch.Clear();
            _waiting.Take(batch);
            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<PendingAppend> batch)
    {
        batch.RemoveAll(IsTurnedBack);
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var outcomes = await AppendAsync(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                Answer(batch[i], outcomes[i]);
            }
        }
        catch (LogUnavailableException e)
        {
            LogUnavailable(batch.Count, e);
            batch.ForEach(append => append.Fail(e));
        }
        catch (Exception e) when (batch.Count > 1)
        {
            // A fault of ours in one request must not fail its neighbours. Their keys make it safe to append each again.
            LogFault(batch.Count, e);
            foreach (var append in batch)
            {
                await CommitAsync([append]);
            }
        }
        catch (Exception e)
        {
            LogFault(batch.Count, e);
            batch.ForEach(append => append.Fail(e));
        }
    }

    // In order, so that all that rests on one that is turned back is turned back with it.
    private static bool IsTurnedBack(PendingAppend append)
    {
        if (!append.IsUnfounded)
        {
            return false;
        }

        append.Complete(new AppendOutcome.Unfounded());
        return true;
    }

    private async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(List<PendingAppend> batch)
    {
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var outcomes = await _log.AppendAsync([.. batch.Select(append => append.Request)], CancellationToken.None);
            outcome = "done";
            return outcomes;
        }
        catch (LogUnavailableException)
        {
            outcome = "unavailable";
            throw;
        }
        finally
        {
            _metrics.Ended(batch, began, outcome);
        }
    }

    private void Answer(PendingAppend append, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Appended appended && append.Request.Events.Count > 0)
        {
            foreach (var observer in _observers)
            {
                observer.Committed(append.Request, appended);
            }
        }

        append.Complete(outcome);
    }

    [LoggerMessage(1001, LogLevel.Warning, "The log is not available; {Count} appends must be asked for again")]
    private partial void LogUnavailable(int count, Exception e);

    [LoggerMessage(1002, LogLevel.Error, "An append batch of {Count} failed")]
    private partial void LogFault(int count, Exception e);
}
