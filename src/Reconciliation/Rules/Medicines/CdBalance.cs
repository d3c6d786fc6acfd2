using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 21, second half: the register does not add up, within a row (before − given − wasted ≠ after) or from one row to the next
/// (after ≠ the next before). Quantities are in the units of the count; refused and destroyed counts as wasted (IMPORTS.md reading 7).
/// </summary>
internal sealed class CdBalance : IPersonRule
{
    public RuleInfo Info { get; } = new(21, "CD without witness or register balance broken", Severity.Critical) { Needs = [[FactKind.ExpectedDoses], Needs.Doses] };

    public IEnumerable<Finding> Find(PersonCase person) => person.Items.Where(i => i.Category == Category.Cd && i.Lead is not null)
        .GroupBy(i => ((DoseGiven)i.Lead!.Content).MedicineId, StringComparer.Ordinal)
        .SelectMany(g => Find(person, [.. g.OrderBy(i => i.Lead!.OccurredAt).ThenBy(i => i.ItemId, StringComparer.Ordinal)]));

    /// <summary>Some of the stock left the cupboard.</summary>
    internal static bool Leaves(PersonCase person, Entry entry) =>
        person.WasTaken(entry) || person.MeaningOf(entry) == Meaning.RefusedDestroyed || entry.Content is DoseGiven { Wasted: > 0 };

    private IEnumerable<Finding> Find(PersonCase person, MatchedItem[] items)
    {
        (Entry Row, decimal Balance)? last = null;
        foreach (var item in items)
        {
            var (row, dose) = (item.Lead!, (DoseGiven)item.Lead!.Content);
            var counted = Scope.Counts(item, person.Context);
            if (counted && last is { } previous && dose.StockBefore is { } opening && opening != previous.Balance)
            {
                yield return person.Finding(Info, "cd_balance_broken", item, [previous.Row, row],
                    $"The register of {person.Name(item)} opens at {opening} in {Say.Row(row)}, but {Say.Row(previous.Row)} closed at {previous.Balance}.", queries: true);
            }

            if (counted && dose is { StockBefore: { } before, StockAfter: { } after } && Gone(person, row, dose) is { } gone && before - gone != after)
            {
                yield return person.Finding(Info, "cd_balance_broken", item, [row],
                    $"In {Say.Row(row)} for {person.Name(item)} the balance goes from {before} to {after}, but {gone} left the stock.", queries: true);
            }

            last = dose.StockAfter is { } balance ? (row, balance) : null;
        }
    }

    /// <summary>Null when a quantity that is needed is not stated.</summary>
    private static decimal? Gone(PersonCase person, Entry row, DoseGiven dose)
    {
        var wasted = dose.Wasted ?? 0;
        if (person.MeaningOf(row) is not { } meaning)
            return null;
        return !meaning.WasTaken() && meaning != Meaning.RefusedDestroyed ? wasted
            : dose.Dose is { } given ? given + wasted
            : meaning == Meaning.RefusedDestroyed && dose.Wasted is not null ? wasted : null;
    }
}
