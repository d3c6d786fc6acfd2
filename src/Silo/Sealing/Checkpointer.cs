using System.Collections.Concurrent;
using Reinstate.Silo.GroupCommit;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Sealing;

/// <summary>
/// Signs where the logs end that this node writes: once a minute, and when it stops. Who changes what was signed, or anything before it, is found out by whoever has the public key.
/// </summary>
/// <remarks>Cost: for each organisation written to, one read, one signature and one row a minute. What a node that is killed had not signed, the next one signs with what follows.</remarks>
internal sealed partial class Checkpointer(IPortableLog log, KeyFolder keys, NodeClock clock, ILogger<Checkpointer> logger) : BackgroundService, ICommitObserver
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome) => _written.TryAdd(request.Tenant, true);

    /// <summary>Signs what was written since; nothing commits any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SignAsync(cancellationToken);
    }

    /// <summary>Signs the logs that were written to since the last time.</summary>
    internal async Task SignAsync(CancellationToken cancellation)
    {
        foreach (var tenant in _written.Keys)
        {
            // Before the head is read: what is committed from here on is signed the next time.
            _written.TryRemove(tenant, out _);
            try
            {
                using var key = keys.Current(TimeProvider.System);
                var head = await log.HeadAsync(tenant, cancellation);
                if (!head.Link.IsEmpty)
                {
                    await log.SaveCheckpointAsync(Checkpoint.Sign(tenant, head, clock.Time.GetUtcNow(), key), cancellation);
                }
            }
            catch (Exception e)
            {
                // Whatever it is, it must stop neither the node nor the signing for others.
                _written.TryAdd(tenant, true);
                LogUnsigned(tenant, e);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SignAsync(stoppingToken);
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "The log of {Tenant} was not signed; it is tried again")]
    private partial void LogUnsigned(string tenant, Exception e);
}
