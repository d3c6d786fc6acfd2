using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// What a row, and an item, took from the stock, in the units of the count (IMPORTS.md reading 7). Refused and destroyed counts as
/// wasted, and dose_given and wasted then state the same quantity.
/// </summary>
internal static class StockUse
{
    /// <summary>Some of the stock left the cupboard.</summary>
    public static bool Leaves(MatchedItem item, Entry entry) =>
        item.MeaningOf(entry) is { } meaning && (meaning.WasTaken() || meaning == Meaning.RefusedDestroyed) || entry.Content is DoseGiven { Wasted: > 0 };

    /// <summary>Null when a quantity that is needed is not stated, or the code is not known.</summary>
    public static decimal? Of(MatchedItem item, Entry entry)
    {
        if (entry.Content is not DoseGiven dose || item.MeaningOf(entry) is not { } meaning)
            return null;
        return meaning == Meaning.RefusedDestroyed ? dose.Dose ?? dose.Wasted : meaning.WasTaken() ? dose.Dose + (dose.Wasted ?? 0) : dose.Wasted ?? 0;
    }

    /// <summary>
    /// Every quantity that the item may stand for: one where its rows agree; where they are several accounts, that of each and all together,
    /// until somebody decides which one stands (rule 9). Null when a quantity is missing.
    /// </summary>
    public static IReadOnlyCollection<decimal>? Of(MatchedItem item)
    {
        if (item.Entries.Length == 0)
            return [0];
        if (item.Entries is [var only])
            return Of(item, only) is { } sole ? [sole] : null;
        var accounts = new List<decimal>();
        foreach (var entry in item.Entries)
        {
            var quantity = Of(item, entry);
            if (item.IsCopy && (entry == item.Paper || entry == item.Digital))
                quantity ??= Of(item, entry == item.Paper ? item.Digital! : item.Paper!);
            if (quantity is not { } stated)
                return null;
            accounts.Add(stated);
        }

        var together = item.IsCopy ? accounts.Skip(1).Sum() : accounts.Sum();
        return accounts.Append(together).ToHashSet();
    }
}
