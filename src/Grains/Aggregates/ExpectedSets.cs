using Reinstate.Contracts.Refusals;
using Reinstate.Facts.V1;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Aggregates;

/// <summary>What holds of every set of expected items, planned or frozen.</summary>
internal static class ExpectedSets
{
    private const int LongestId = 300;

    /// <summary>Null where each item has an id of its own and can be read by the engine.</summary>
    public static Decision? Problem(IReadOnlyList<ExpectedItem> items, string personId)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (string.IsNullOrWhiteSpace(item.ItemId) || item.ItemId.Length > LongestId)
                return Decision.Refuse(Catalogue.InvalidArgument, "An expected item has no usable item_id.");
            if (!ids.Add(item.ItemId))
                return Decision.Refuse(Catalogue.InvalidArgument, $"Item {item.ItemId} stands here twice.");
            if (Guard.Fact($"item {item.ItemId}", FactsWire.Problem(item, personId)) is { } bad)
                return bad;
        }

        return null;
    }

    /// <summary>How many are to be accounted for: limits of medicines given when needed are not.</summary>
    public static int Counted(IEnumerable<ExpectedItem> items, string personId) => items.Count(item => FactsWire.FromWire(item, personId).IsItem);
}
