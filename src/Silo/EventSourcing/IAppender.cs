using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>Where an aggregate hands in what it decided.</summary>
internal interface IAppender
{
    /// <summary>
    /// What became of the request once it is durable; null when it was turned away because too much is waiting (it is then not saved). Requests of one
    /// tenant are appended in the order in which they are handed in.
    /// </summary>
    /// <param name="request">What was decided.</param>
    /// <param name="after">What becomes of the request named by <see cref="AppendRequest.After"/>, or null.</param>
    /// <exception cref="LogUnavailableException">It may or may not be saved.</exception>
    Task<AppendOutcome?> AppendAsync(AppendRequest request, Task<AppendOutcome?>? after = null);
}
