using System.Collections.Concurrent;

namespace Reinstate.Gateway.Identity.Tokens;

/// <summary>
/// Tokens that were found good a moment ago, so that a signature is verified once a minute and not for each call. Two tables: when the younger is full, it becomes the
/// older one, and the older is forgotten.
/// </summary>
/// <remarks>Invariant: at most twice as many as stated; none longer than stated, than it is valid, or than the issuer's keys stay as they are. A look costs one hash of the token.</remarks>
/// <param name="most">In one table.</param>
/// <param name="atMostFor">How long one is remembered.</param>
/// <param name="time">Of this node, not that of a play.</param>
internal sealed class RememberedTokens(int most, TimeSpan atMostFor, TimeProvider time)
{
    private volatile Tables _tables = new(-1, [], []);

    /// <summary>How many there are.</summary>
    public int Count => _tables.Young.Count + _tables.Old.Count;

    /// <summary>What a token said, or null.</summary>
    /// <param name="authorization">The whole header.</param>
    /// <param name="generation">Of the issuer's keys.</param>
    public Presented? Find(string authorization, int generation)
    {
        var tables = _tables;
        return tables.Generation == generation && (tables.Young.TryGetValue(authorization, out var known) || tables.Old.TryGetValue(authorization, out known))
            && time.GetUtcNow() < known.Until ? known.Said : null;
    }

    /// <summary>Remembers a token that was verified with these keys.</summary>
    public void Add(string authorization, int generation, Presented said)
    {
        var tables = _tables;
        if (tables.Generation != generation || tables.Young.Count >= most)
        {
            var next = tables.Generation == generation ? new Tables(generation, [], tables.Young) : new Tables(generation, [], []);
            Interlocked.CompareExchange(ref _tables, next, tables);
            tables = _tables;
        }

        // Keys that changed meanwhile: this token is to be verified with the new ones.
        if (tables.Generation == generation)
        {
            var (now, expires) = (time.GetUtcNow(), said.Identity!.ExpiresAt);
            tables.Young[authorization] = new Known(said, expires < now + atMostFor ? expires : now + atMostFor);
        }
    }

    private sealed record Tables(int Generation, ConcurrentDictionary<string, Known> Young, ConcurrentDictionary<string, Known> Old);

    private sealed record Known(Presented Said, DateTimeOffset Until);
}
