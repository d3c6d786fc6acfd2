using System.Collections.Concurrent;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>Which authorization codes were redeemed: each is good once. Forgotten when they would have expired anyhow.</summary>
internal sealed class OneTimeCodes(TimeProvider time)
{
    public const string Claim = "reinstate_code";

    private static readonly TimeSpan LongerThanACodeLives = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _redeemed = new(StringComparer.Ordinal);

    /// <summary>False when it was redeemed before.</summary>
    public bool Redeem(string code)
    {
        var now = time.GetUtcNow();
        foreach (var old in _redeemed.Where(entry => entry.Value < now))
        {
            _redeemed.TryRemove(old);
        }

        return _redeemed.TryAdd(code, now + LongerThanACodeLives);
    }
}
