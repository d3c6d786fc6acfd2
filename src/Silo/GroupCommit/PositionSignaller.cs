using System.Collections.Concurrent;
using Orleans.Streams;
using Reinstate.Contracts.Calls;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.GroupCommit;

/// <summary>
/// Announces new positions to whoever watches a tenant. For each tenant one announcement is under way at a time, and the next one carries
/// only the newest position: a slow stream costs neither memory nor commits.
/// </summary>
internal sealed partial class PositionSignaller(IServiceProvider services, ILogger<PositionSignaller> logger) : ICommitObserver
{
    private readonly ConcurrentDictionary<string, Announcement> _announcements = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome)
    {
        var announcement = _announcements.GetOrAdd(request.Tenant, _ => new Announcement());
        if (announcement.Note(outcome.Position))
        {
            _ = Task.Run(() => PublishAsync(request.Tenant, announcement));
        }
    }

    private async Task PublishAsync(string tenant, Announcement announcement)
    {
        var stream = services.GetRequiredKeyedService<IStreamProvider>(PositionSignals.Provider)
            .GetStream<long>(StreamId.Create(PositionSignals.Namespace, tenant));
        while (announcement.Next() is { } position)
        {
            try
            {
                await stream.OnNextAsync(position);
            }
            catch (Exception e)
            {
                // A lost signal costs a watcher time, never an event.
                LogLost(e);
            }
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "A position signal was not delivered")]
    private partial void LogLost(Exception e);

    private sealed class Announcement
    {
        private readonly Lock _lock = new();
        private long _newest;
        private long _announced;
        private bool _running;

        /// <summary>True for whoever must start announcing.</summary>
        public bool Note(long position)
        {
            lock (_lock)
            {
                _newest = Math.Max(_newest, position);
                return !_running && (_running = true);
            }
        }

        /// <summary>The newest position not announced yet; null ends the announcing.</summary>
        public long? Next()
        {
            lock (_lock)
            {
                _running = _newest > _announced;
                return _running ? _announced = _newest : null;
            }
        }
    }
}
