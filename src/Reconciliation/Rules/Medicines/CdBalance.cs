using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 21, second half: the register does not add up, within a row (before − given − wasted ≠ after) or from one row to the next
/// (after ≠ the next before). Quantities are in the units of the count; refused and destroyed counts as wasted (IMPORTS.md reading 7).
/// Rows before and after the window are part of the register; it is reported where an item of the outage is one of the two.
/// </summary>
internal sealed class CdBalance : IGroupRule
{
    public RuleInfo Info { get; } = new(21, "CD without witness or register balance broken", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["cd_balance_broken"],
        Window = "the register's rows on both sides of the outage",
    };

    public string? GroupOf(MatchedItem item, PersonCase person) => item is { Category: Category.Cd, Lead.Content: DoseGiven dose } ? dose.MedicineId : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        (Entry Row, decimal Balance)? last = null;
        foreach (var item in items)
        {
            var (row, dose) = (item.Lead!, (DoseGiven)item.Lead!.Content);
            if (item.Counts && last is { } previous && dose.StockBefore is { } opening && opening != previous.Balance)
            {
                found.Add(person.Finding(Info, "cd_balance_broken", item, [previous.Row, row],
                    $"The register of {person.Name(item)} opens at {opening} in {Say.Row(row)}, but {Say.Row(previous.Row)} closed at {previous.Balance}.", queries: true));
            }

            if (item.Counts && dose is { StockBefore: { } before, StockAfter: { } after } && StockUse.Of(item, row) is { } gone && before - gone != after)
            {
                found.Add(person.Finding(Info, "cd_balance_broken", item, [row],
                    $"In {Say.Row(row)} for {person.Name(item)} the balance goes from {before} to {after}, but {gone} left the stock.", queries: true));
            }

            last = dose.StockAfter is { } balance ? (row, balance) : null;
        }
    }
}
