using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// Brings the three records of one person together. Every expected item and every entry ends in exactly one item, voided entries
/// included; nothing is dropped.
/// </summary>
internal static class PersonMatching
{
    public static ImmutableArray<MatchedItem> Match(PersonFacts facts, RecoveryContext context)
    {
        var voids = facts.Exceptions.Where(x => x.Kind is ExceptionKind.DuplicateVoid or ExceptionKind.EnteredInError)
            .OrderBy(x => x.At).ThenBy(x => x.Kind).ThenBy(x => x.Reason, StringComparer.Ordinal)
            .DistinctBy(x => x.ItemId, StringComparer.Ordinal).ToDictionary(x => x.ItemId, StringComparer.Ordinal);
        var live = facts.Entries.Where(e => !voids.ContainsKey(ItemIds.OfEntry(e.EntryId))).ToArray();
        var items = new List<MatchedItem>(facts.Expected.Length + live.Length);
        AddDoses(items, facts, live, context);
        AddRecords(items, facts, live, context);
        items.AddRange(VisitMatching.Match([.. facts.Expected.OfType<ExpectedVisit>()], [.. live.Where(e => e.Content is VisitMade)]));
        items.AddRange(facts.Entries.Where(e => voids.ContainsKey(ItemIds.OfEntry(e.EntryId)))
            .Select(e => Voided(e, voids[ItemIds.OfEntry(e.EntryId)], facts)));
        items.Sort((a, b) => string.CompareOrdinal(a.ItemId, b.ItemId));
        return [.. items];
    }

    private static void AddDoses(List<MatchedItem> items, PersonFacts facts, Entry[] live, RecoveryContext context)
    {
        var plan = facts.Expected.OfType<ExpectedDose>().ToLookup(d => d.MedicineId, StringComparer.Ordinal);
        var rows = live.Where(e => e.Content is DoseGiven).ToLookup(e => ((DoseGiven)e.Content).MedicineId, StringComparer.Ordinal);
        foreach (var medicine in plan.Select(g => g.Key).Union(rows.Select(g => g.Key), StringComparer.Ordinal))
            items.AddRange(DoseMatching.Match([.. plan[medicine]], [.. rows[medicine]], context));
    }

    private static void AddRecords(List<MatchedItem> items, PersonFacts facts, Entry[] live, RecoveryContext context)
    {
        var plan = facts.Expected.OfType<ExpectedRecord>().ToLookup(r => r.Category);
        var rows = live.Where(e => e.Content is RecordMade).ToLookup(e => ((RecordMade)e.Content).Category);
        foreach (var category in plan.Select(g => g.Key).Union(rows.Select(g => g.Key)))
            items.AddRange(RecordMatching.Match(category, [.. plan[category]], [.. rows[category]], context));
    }

    private static MatchedItem Voided(Entry entry, ItemException exception, PersonFacts facts)
    {
        var medicine = entry.Content is DoseGiven dose
            ? facts.Expected.OfType<ExpectedDose>().Where(d => string.Equals(d.MedicineId, dose.MedicineId, StringComparison.Ordinal))
                .MinBy(d => d.ItemId, StringComparer.Ordinal) : null;
        var category = entry.Content switch
        {
            RecordMade record => record.Category,
            VisitMade => Category.Visit,
            _ => medicine is null ? Category.Medicines : Priorities.CategoryOf(medicine),
        };
        return new(ItemIds.OfEntry(entry.EntryId), null, category)
        {
            Paper = entry.Source == Source.Paper ? entry : null,
            Digital = entry.Source == Source.Digital ? entry : null,
            Medicine = medicine,
            Voided = exception,
        };
    }
}
