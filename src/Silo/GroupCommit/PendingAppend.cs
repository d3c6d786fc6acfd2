using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>An append and the caller who waits for it. Whoever waits goes on elsewhere, never on the committing loop.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendOutcome?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request => request;

    public Task<AppendOutcome?> Answer => _answer.Task;

    public void Complete(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
