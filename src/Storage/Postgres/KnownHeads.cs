using System.Collections.Concurrent;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Postgres;

/// <summary>Where this node's last appends left the heads of tenants: as long as nobody else appends to them, what an append would find can be foreseen.</summary>
/// <remarks>
/// An organisation's grains are on one silo (ADR 11), so it nearly always can. A head that another node has moved is foreseen again only once it was found where this
/// node had left it, so that two nodes that take turns at a tenant do not guess wrongly at each one. One entry for each tenant.
/// </remarks>
internal sealed class KnownHeads
{
    private readonly ConcurrentDictionary<string, Known> _heads = new(StringComparer.Ordinal);

    /// <summary>What a batch would find: its keys new, its streams where they are expected; null where that cannot be said.</summary>
    public BatchFacts? Foresee(BatchQuestions questions)
    {
        if (questions.Scopes.Length > 0)
        {
            return null;
        }

        var facts = new BatchFacts();
        foreach (var tenant in questions.Tenants)
        {
            if (!_heads.TryGetValue(tenant, out var head) || !head.Alone)
            {
                return null;
            }

            facts.Heads.Add(tenant, head.Head);
        }

        facts.Expect(questions.Streams);
        return facts;
    }

    /// <summary>A head was looked up under its lock, and is elsewhere after the commit.</summary>
    public void Found(string tenant, long position, LogHead left) =>
        _heads[tenant] = new Known(left, _heads.TryGetValue(tenant, out var known) && known.Head.Position == position);

    /// <summary>A head was where it was foreseen, and is elsewhere after the commit.</summary>
    public void AsForeseen(string tenant, LogHead left) => _heads[tenant] = new Known(left, Alone: true);

    /// <summary>It turned out otherwise, or the end of an append is not known.</summary>
    public void Forget(IEnumerable<string> tenants)
    {
        foreach (var tenant in tenants)
        {
            _heads.TryRemove(tenant, out _);
        }
    }

    private readonly record struct Known(LogHead Head, bool Alone);
}
