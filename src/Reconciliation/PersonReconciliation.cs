using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation;

/// <summary>
/// Where every item of one person stands, and what the rules found. Pure and total: the same facts give the same result, in whatever
/// order they are listed, in the batch command and in the node.
/// </summary>
public static class PersonReconciliation
{
    /// <summary>wider: findings of rules beyond one person (<see cref="ServiceReconciliation"/>) that name items of this person.</summary>
    public static PersonResult Evaluate(PersonFacts facts, RecoveryContext context, IEnumerable<Finding>? wider = null)
    {
        var items = PersonMatching.Match(facts, context);
        items = [.. items, .. Unexpected(facts, items)];
        var person = new PersonCase(facts, context, items);
        var found = RuleCatalogue.ForPeople.Where(rule => rule.Info.CanRun(context)).SelectMany(rule => rule.Find(person));
        var findings = Findings.InOrder(found, facts.Decisions);
        var byItem = findings.Concat(wider ?? []).ToLookup(f => f.ItemId, StringComparer.Ordinal);
        var queries = Queries(facts, items);
        var statuses = items.Select(item => StatusOf.Item(item, person, queries, byItem)).ToArray();
        Array.Sort(statuses, (a, b) => string.CompareOrdinal(a.ItemId, b.ItemId));
        return new([.. statuses], findings);
    }

    /// <summary>What <see cref="ServiceReconciliation"/> needs of this person: the rows of all items that count.</summary>
    public static IEnumerable<WorkTrace> Work(PersonFacts facts, PersonResult result)
    {
        var itemOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in result.Items.Where(i => i.Counted && i.Outcome is not (Outcome.Duplicate or Outcome.EnteredInError)))
        {
            foreach (var entry in item.OtherEntryIds.Append(item.PaperEntryId).Append(item.DigitalEntryId))
                itemOf.TryAdd(entry, item.ItemId);
        }

        return facts.Entries.Where(e => itemOf.ContainsKey(e.EntryId)).Select(e => WorkTrace.Of(e, itemOf[e.EntryId], facts.Person.ServiceId));
    }

    /// <summary>Paper in hand that names nothing expected, and queries about something that is not there: items, so that neither is lost.</summary>
    private static IEnumerable<MatchedItem> Unexpected(PersonFacts facts, ImmutableArray<MatchedItem> items)
    {
        var known = Homes(items);
        foreach (var line in facts.Received.OrderBy(r => r.ItemId, StringComparer.Ordinal).ThenBy(r => r.Category))
        {
            if (known.TryAdd(line.ItemId, line.ItemId))
                yield return new(line.ItemId, null, line.Category);
        }

        foreach (var query in facts.Queries.OrderBy(q => q.QueryId, StringComparer.Ordinal))
        {
            if (!Targets(query).Any(known.ContainsKey) && known.TryAdd(Targets(query).Last(), Targets(query).Last()))
                yield return new(Targets(query).Last(), null, Category.Handover);
        }
    }

    /// <summary>Under the item that it names or, when its entry has become part of another item, under that one.</summary>
    private static ILookup<string, OpenQuery> Queries(PersonFacts facts, ImmutableArray<MatchedItem> items)
    {
        var homes = Homes(items);
        return facts.Queries.SelectMany(q => Targets(q).Where(homes.ContainsKey).Select(t => (Item: homes[t], Query: q)).DistinctBy(t => t.Item))
            .ToLookup(p => p.Item, p => p.Query, StringComparer.Ordinal);
    }

    /// <summary>What a query may name, the last being the place of one that names nothing known.</summary>
    private static IEnumerable<string> Targets(OpenQuery query)
    {
        if (query.EntryId.Length > 0)
            yield return ItemIds.OfEntry(query.EntryId);
        yield return query.ItemId.Length > 0 ? query.ItemId : query.EntryId.Length > 0 ? ItemIds.OfEntry(query.EntryId) : $"query:{query.QueryId}";
    }

    /// <summary>The item of every id by which it, or one of its entries, can be named.</summary>
    private static Dictionary<string, string> Homes(ImmutableArray<MatchedItem> items)
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
            homes[item.ItemId] = item.ItemId;
        foreach (var item in items)
        {
            foreach (var entry in item.Entries)
                homes.TryAdd(ItemIds.OfEntry(entry.EntryId), item.ItemId);
        }

        return homes;
    }
}
