using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation;

/// <summary>
/// Queries, and paper in hand, find their items. What names nothing known becomes an item of its own, so that neither is lost. A query
/// about an entry belongs to the item of which that entry has become part.
/// </summary>
internal sealed class Questions
{
    private readonly Dictionary<string, string> itemOfEntry = new(StringComparer.Ordinal);
    private readonly HashSet<string> moved = new(StringComparer.Ordinal);
    private Dictionary<string, OpenQuery> first = new(StringComparer.Ordinal);
    private Dictionary<string, MatchedItem> own = new(StringComparer.Ordinal);
    private ImmutableArray<ReceivedItem> received = [];
    private bool isAsked;
    private ImmutableArray<OpenQuery> queries = [];

    /// <summary>Items that a query came to or left, as of the last <see cref="Raise"/>.</summary>
    public IReadOnlyCollection<string> Moved => moved;

    public void SetReceived(ImmutableArray<ReceivedItem> lines) =>
        received = [.. lines.OrderBy(r => r.ItemId, StringComparer.Ordinal).ThenBy(r => r.Category)];

    /// <summary>items: those that are known; from the first query on, which item an entry belongs to is kept.</summary>
    public void SetQueries(ImmutableArray<OpenQuery> open, IEnumerable<MatchedItem> items)
    {
        queries = [.. open.OrderBy(q => q.QueryId, StringComparer.Ordinal)];
        if (isAsked || queries.IsEmpty)
            return;
        isAsked = true;
        foreach (var item in items)
            Enter(item);
    }

    public OpenQuery? About(string itemId) => first.GetValueOrDefault(itemId);

    public void Enter(MatchedItem item)
    {
        if (!isAsked)
            return;
        foreach (var entry in item.Entries)
            itemOfEntry[entry.EntryId] = item.ItemId;
    }

    public void Leave(MatchedItem item)
    {
        if (!isAsked)
            return;
        foreach (var entry in item.Entries)
        {
            if (itemOfEntry.TryGetValue(entry.EntryId, out var now) && string.Equals(now, item.ItemId, StringComparison.Ordinal))
                itemOfEntry.Remove(entry.EntryId);
        }
    }

    /// <summary>Places every query and every received line anew. gone and come receive the items that it needed before and needs now.</summary>
    public void Raise(Func<string, MatchedItem?> find, RecoveryContext context, List<MatchedItem> gone, List<MatchedItem> come)
    {
        moved.Clear();
        if (received.IsEmpty && queries.IsEmpty && own.Count == 0 && first.Count == 0)
            return;
        var (ownBefore, firstBefore) = (own, first);
        (own, first) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var line in received)
        {
            if (Home(line.ItemId) is null)
                Own(line.ItemId, line.Category);
        }

        foreach (var query in queries)
        {
            var homes = Targets(query).Select(Home).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (homes.Count == 0)
            {
                homes.Add(Targets(query).Last());
                Own(homes[0], Category.Handover);
            }

            foreach (var home in homes)
                first.TryAdd(home, query);
        }

        gone.AddRange(ownBefore.Values.Where(item => !own.ContainsKey(item.ItemId) && ReferenceEquals(find(item.ItemId), item)));
        come.AddRange(own.Values);
        moved.UnionWith(firstBefore.Where(b => first.GetValueOrDefault(b.Key) != b.Value).Select(b => b.Key));
        moved.UnionWith(first.Where(n => firstBefore.GetValueOrDefault(n.Key) != n.Value).Select(n => n.Key));

        string? Home(string target)
        {
            if (own.ContainsKey(target) || (find(target) is { } item && !(ownBefore.TryGetValue(target, out var mine) && ReferenceEquals(mine, item))))
                return target;
            return target.StartsWith("entry:", StringComparison.Ordinal) ? itemOfEntry.GetValueOrDefault(target["entry:".Length..]) : null;
        }

        void Own(string id, Category category) =>
            own[id] = ownBefore.TryGetValue(id, out var known) && known.Category == category ? known : new(id, null, category, context);
    }

    /// <summary>What a query may name, the last being the place of one that names nothing known.</summary>
    private static IEnumerable<string> Targets(OpenQuery query)
    {
        if (query.EntryId.Length > 0)
            yield return ItemIds.OfEntry(query.EntryId);
        yield return query.ItemId.Length > 0 ? query.ItemId : query.EntryId.Length > 0 ? ItemIds.OfEntry(query.EntryId) : $"query:{query.QueryId}";
    }
}
