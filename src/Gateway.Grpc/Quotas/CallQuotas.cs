using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Quotas;

/// <summary>
/// Keeps each organisation to its quota of calls, bytes and open streams on this node. A single call waits for half a second's worth of others at most and is then refused; a bulk stream is never
/// refused but read more slowly, which its sender notices as a write that waits.
/// </summary>
/// <remarks>The organisation is that of the verified identity. Cost without a quota: a comparison; with one: a look-up and a lock, nothing allocated. Who does not call is forgotten.</remarks>
internal sealed class CallQuotas(IOptions<GatewayOptions> options, WaitingTime waiting, QuotaMetrics metrics) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _calls = TokenBuckets.For(options.Value, TokenBuckets.Calls);
    private readonly PartitionedRateLimiter<string> _bytes = TokenBuckets.For(options.Value, TokenBuckets.Bytes);
    private readonly PartitionedRateLimiter<string> _streams = PartitionedRateLimiter.Create<string, string>(
        tenant => options.Value.Quotas.Of(tenant).Streams is { } most
            ? RateLimitPartition.GetConcurrencyLimiter(tenant, _ => new ConcurrencyLimiterOptions { PermitLimit = most }) : RateLimitPartition.GetNoLimiter(tenant),
        StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <exception cref="Grpc.Core.RpcException">QUOTA_EXCEEDED, with the time after which it may be tried again.</exception>
    public ValueTask CallAsync(string tenant, CancellationToken cancellation) =>
        options.Value.Quotas.Of(tenant).CallsPerSecond is null ? ValueTask.CompletedTask : TakeAsync(_calls, "calls", tenant, 1, isPatient: false, cancellation);

    /// <summary>Counts what a single call brought.</summary>
    /// <exception cref="Grpc.Core.RpcException">As above.</exception>
    public ValueTask ReceivedAsync(string tenant, int bytes, CancellationToken cancellation) =>
        bytes == 0 || options.Value.Quotas.Of(tenant).BytesPerSecond is null ? ValueTask.CompletedTask : TakeAsync(_bytes, "bytes", tenant, bytes, isPatient: false, cancellation);

    /// <summary>Counts a command of a bulk stream, when there is room for it; has completed when that is now.</summary>
    public Task BulkAsync(string tenant, int bytes, CancellationToken cancellation)
    {
        var quota = options.Value.Quotas.Of(tenant);
        return quota.CallsPerSecond is null && quota.BytesPerSecond is null ? Task.CompletedTask : BulkAsync(quota, tenant, bytes, cancellation);
    }

    /// <summary>Counts a stream until what is returned is disposed of.</summary>
    /// <exception cref="Grpc.Core.RpcException">QUOTA_EXCEEDED: close one first.</exception>
    public RateLimitLease OpenStream(string tenant)
    {
        var lease = _streams.AttemptAcquire(tenant);
        return lease.IsAcquired ? lease : throw Refuse("streams", tenant, null);
    }

    public void Dispose()
    {
        _calls.Dispose();
        _bytes.Dispose();
        _streams.Dispose();
    }

    private async Task BulkAsync(Quota quota, string tenant, int bytes, CancellationToken cancellation)
    {
        if (quota.CallsPerSecond is not null)
        {
            await TakeAsync(_calls, "calls", tenant, 1, isPatient: true, cancellation);
        }

        if (quota.BytesPerSecond is not null && bytes > 0)
        {
            await TakeAsync(_bytes, "bytes", tenant, bytes, isPatient: true, cancellation);
        }
    }

    private ValueTask TakeAsync(PartitionedRateLimiter<string> limiter, string limit, string tenant, int permits, bool isPatient, CancellationToken cancellation) =>
        IsThere(limiter, tenant, permits) ? ValueTask.CompletedTask : WaitAsync(limiter, limit, tenant, permits, isPatient, cancellation);

    private static bool IsThere(PartitionedRateLimiter<string> limiter, string tenant, int permits)
    {
        using var lease = limiter.AttemptAcquire(tenant, permits);
        return lease.IsAcquired;
    }

    private async ValueTask WaitAsync(PartitionedRateLimiter<string> limiter, string limit, string tenant, int permits, bool isPatient, CancellationToken cancellation)
    {
        while (true)
        {
            using var lease = await limiter.AcquireAsync(tenant, permits, cancellation);
            if (lease.IsAcquired)
            {
                metrics.Waited(limit);
                return;
            }

            // Nobody is told how full the queue is: whoever comes back in a moment finds it shorter.
            var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
            if (!isPatient)
            {
                throw Refuse(limit, tenant, after);
            }

            await Task.Delay(after, waiting.Provider, cancellation);
        }
    }

    private Grpc.Core.RpcException Refuse(string limit, string tenant, TimeSpan? after)
    {
        metrics.Refused(limit);
        var quota = options.Value.Quotas.Of(tenant);
        var reason = limit switch
        {
            "streams" => FormattableString.Invariant($"streams: {quota.Streams} are open"),
            "bytes" => FormattableString.Invariant($"bytes: {quota.BytesPerSecond} a second"),
            _ => FormattableString.Invariant($"calls: {quota.CallsPerSecond} a second"),
        };
        return after is { } delay ? RefusalStatus.Passing(Catalogue.QuotaExceeded, delay, reason) : RefusalStatus.Of(Catalogue.QuotaExceeded, reason);
    }
}
