using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>Hears of what this silo committed, after it is durable. Must return at once and never throw.</summary>
internal interface ICommitObserver
{
    /// <summary>The request added events; the outcome says where they stand.</summary>
    void Committed(AppendRequest request, AppendOutcome.Appended outcome);
}
