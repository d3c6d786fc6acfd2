using System.Threading.RateLimiting;

namespace Reinstate.Gateway.Quotas;

/// <summary>A bucket for each organisation that has a quota, which fills by itself: one timer serves all of them.</summary>
internal static class TokenBuckets
{
    // It fills in steps of about this much: fewer are a rate that stutters, more are work.
    private const double StepSeconds = 0.1;

    /// <summary>Of calls.</summary>
    public static TokenBucketRateLimiterOptions? Calls(GatewayOptions options, Quota quota) =>
        quota.CallsPerSecond is { } rate ? Bucket(rate, quota.Burst ?? (int)Math.Ceiling(rate * 10)) : null;

    /// <summary>Of bytes.</summary>
    public static TokenBucketRateLimiterOptions? Bytes(GatewayOptions options, Quota quota) =>
        quota.BytesPerSecond is { } rate ? Bucket(rate, (int)Math.Max(rate * 10, Math.Max(options.MaxRequestBytes, options.MaxScanBytes))) : null;

    /// <summary>The buckets of one kind.</summary>
    public static PartitionedRateLimiter<string> For(GatewayOptions options, Func<GatewayOptions, Quota, TokenBucketRateLimiterOptions?> kind) =>
        PartitionedRateLimiter.Create<string, string>(
            tenant => kind(options, options.Quotas.Of(tenant)) is { } bucket
                ? RateLimitPartition.GetTokenBucketLimiter(tenant, _ => bucket) : RateLimitPartition.GetNoLimiter(tenant),
            StringComparer.Ordinal);

    // Tokens are whole, so the step is as long as whole tokens take.
    private static TokenBucketRateLimiterOptions Bucket(double rate, int burst)
    {
        var tokens = (int)Math.Ceiling(rate * StepSeconds);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / rate),
            QueueLimit = (int)Math.Min(rate / 2, int.MaxValue / 2),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
    }
}
