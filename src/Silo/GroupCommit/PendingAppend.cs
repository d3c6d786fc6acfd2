using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>An append and the caller who waits for it. Whoever waits goes on elsewhere, never on the committing loop.</summary>
internal sealed class PendingAppend(AppendRequest request, Task<AppendOutcome?>? after = null)
{
    private readonly TaskCompletionSource<AppendOutcome?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request => request;

    public Task<AppendOutcome?> Answer => _answer.Task;

    /// <summary>
    /// What it was decided upon is known not to have been appended. Asked when it leaves the queue: what it rests on left before it, and either is answered or
    /// stands in the same batch, where the log looks.
    /// </summary>
    public bool IsUnfounded => after is { IsCompleted: true } and not { IsCompletedSuccessfully: true, Result: AppendOutcome.Appended };

    public void Complete(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
