using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 20: between two successive counts of one medicine of one person the stock must fall by what was given and wasted (IMPORTS.md
/// reading 7). Missing stock must be decided on. Stock that fell by less, or rose, is only told: a delivery would explain it, and no
/// file tells of deliveries. Silent where a row states no quantity. A dose that may lie on either side of a count (the same
/// minute, an approximate time) and an item with several accounts may stand for more or less, and whatever lies between will do. Of two
/// counts at one moment the larger is taken to be the earlier. Cost: pairs of counts times doses of the medicine.
/// </summary>
internal sealed class StockDoesNotAddUp : IGroupRule
{
    public RuleInfo Info { get; } = new(20, "Stock ≠ opening − given − wasted", Severity.Critical)
    {
        Needs = [[FactKind.Stock], Needs.Doses],
        Codes = ["stock_missing", "stock_surplus"],
        Window = "pairs of counts that enclose a part of the outage or a dose of it, with every dose between them",
    };

    public Watched Watches => Watched.StockCounts;

    public string? GroupOf(MatchedItem item, PersonCase person) => item.Category.IsMedicine() ? item.MedicineId : null;

    public IEnumerable<string> CalledFor(PersonCase person) => person.StockCounts.Length < 2 ? []
        : person.StockCounts.Select(c => c.MedicineId).Distinct(StringComparer.Ordinal);

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        if (person.StockCounts.Length > 1)
            Compare(items[0].MedicineId!, items, person, found);
    }

    public void FindEmpty(string name, PersonCase person, List<Finding> found) => Compare(name, [], person, found);

    private void Compare(string medicineId, List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var counts = person.StockCounts.Where(c => string.Equals(c.MedicineId, medicineId, StringComparison.Ordinal))
            .OrderBy(c => c.CountedAt).ThenByDescending(c => c.Count).ToArray();
        for (var i = 1; i < counts.Length; i++)
        {
            var (opening, closing) = (counts[i - 1], counts[i]);
            var between = items.FindAll(item => item.Lead is null ? item.At > opening.CountedAt && item.At <= closing.CountedAt : MayLieBetween(person.SpanOf(item.Lead), opening, closing));
            if ((between.Exists(item => item.Counts) || Encloses(person.Context, opening, closing)) && Used(between, opening, closing, person) is var (least, most)
                && Difference(opening, closing, least, most, between, person) is { } finding)
                found.Add(finding with { ItemId = (between.FindLast(Counts) ?? items.FindLast(item => item.Counts && item.At <= closing.CountedAt))?.ItemId ?? Name(closing) });
        }

        static bool Counts(MatchedItem item) => item.Counts;
    }

    /// <summary>Null when what is gone may have been used.</summary>
    private Finding? Difference(StockCount opening, StockCount closing, decimal least, decimal most, List<MatchedItem> between, PersonCase person)
    {
        var gone = opening.Count - closing.Count;
        if (gone >= least && gone <= most)
            return null;
        var isMissing = gone > most;
        var used = least == most ? $"{least:0.####}" : $"{least:0.####} to {most:0.####}";
        var recorded = between.Exists(item => item.Entries.Length > 0)
            ? $"{used} left it between the counts by {Say.Rows(between.SelectMany(item => item.Entries))}" : "no row between the counts says that any left it";
        return person.Finding(Info, isMissing ? "stock_missing" : "stock_surplus", null, between.SelectMany(item => item.Entries),
            $"{person.MedicineName(opening.MedicineId)} was counted as {opening.Count:0.####} at {person.At(opening.CountedAt)} and as {closing.Count:0.####} at {person.At(closing.CountedAt)}; {recorded}, so {(isMissing ? $"{gone - most:0.####} are missing" : $"there are {least - gone:0.####} too many, unless they were delivered")}.", queries: isMissing)
            with { Severity = isMissing ? Info.Severity : Severity.Medium };
    }

    /// <summary>The least and the most that may have left the stock between the counts; null when it cannot be known.</summary>
    private static (decimal Least, decimal Most)? Used(List<MatchedItem> between, StockCount opening, StockCount closing, PersonCase person)
    {
        var (least, most) = (0m, 0m);
        foreach (var item in between)
        {
            if (StockUse.Of(item) is not { } quantities)
                return null;
            var isSure = item.Lead is { } lead && person.SpanOf(lead).IsSurelyAfter(opening.CountedAt) && person.SpanOf(lead).IsSurelyBefore(closing.CountedAt);
            (least, most) = (least + (isSure ? quantities.Min() : 0), most + quantities.Max());
        }

        return (least, most);
    }

    /// <summary>Where no item is the place of the finding, the count is.</summary>
    private static string Name(StockCount count) => $"stock:{count.PersonId}:{count.MedicineId}:{ItemIds.Iso(count.CountedAt)}";

    private static bool MayLieBetween(Span span, StockCount opening, StockCount closing) => !span.IsSurelyBefore(opening.CountedAt) && !span.IsSurelyAfter(closing.CountedAt);

    private static bool Encloses(RecoveryContext context, StockCount opening, StockCount closing) =>
        closing.CountedAt > context.ContingencyFrom && (context.RestoredAt is null || opening.CountedAt < context.RestoredAt);
}
