using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>Where an aggregate hands in what it decided.</summary>
internal interface IAppender
{
    /// <summary>What became of the request once it is durable; null when it was turned away because too much is waiting (it is then not saved).</summary>
    /// <exception cref="LogUnavailableException">It may or may not be saved.</exception>
    Task<AppendOutcome?> AppendAsync(AppendRequest request, CancellationToken cancellation);
}
