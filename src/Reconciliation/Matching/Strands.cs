using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// All rows of one person, each in the strand of its medicine, its category or its visit. Every expected item and every entry ends in
/// exactly one item, voided entries included; nothing is dropped. The plan is fixed: another plan is another set of strands.
/// </summary>
internal sealed class Strands
{
    private readonly RecoveryContext context;
    private readonly Dictionary<string, Strand> medicines = new(StringComparer.Ordinal);
    private readonly Dictionary<Category, Strand> categories = [];
    private readonly Dictionary<string, VisitRows> visits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly HashSet<Strand> changed = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<VisitRows> changedVisits = new(ReferenceEqualityComparer.Instance);
    private readonly List<MatchedItem> gone = [];
    private readonly List<MatchedItem> come = [];
    private int round;

    public Strands(RecoveryContext context, IEnumerable<ExpectedItem> plan)
    {
        this.context = context;
        var doses = new Dictionary<string, List<ExpectedDose>>(StringComparer.Ordinal);
        var records = new Dictionary<Category, List<ExpectedItem>>();
        foreach (var expected in plan)
        {
            if (expected is ExpectedDose dose)
                ListOf(doses, dose.MedicineId).Add(dose);
            else if (expected is ExpectedRecord record)
                ListOf(records, record.Category).Add(record);
            else if (expected is ExpectedVisit visit)
                changedVisits.Add(visits[visit.VisitId] = new(visit));
        }

        foreach (var (medicine, rowsOfIt) in doses)
            changed.Add(medicines[medicine] = Medicine(rowsOfIt));
        foreach (var (category, periods) in records)
            changed.Add(categories[category] = Records(category, periods));
    }

    /// <summary>All rows as they are now, and which of them are void.</summary>
    public void Set(IReadOnlyList<Entry> entries, Dictionary<string, ItemException> voids)
    {
        round++;
        rows.EnsureCapacity(entries.Count);
        foreach (var entry in entries)
            Put(entry, voids.GetValueOrDefault(entry.EntryId));
        if (rows.Count == entries.Count)
            return;
        foreach (var (id, row) in rows.Where(r => r.Value.Round != round).ToList())
        {
            Leave(row);
            rows.Remove(id);
        }
    }

    /// <summary>One row that came, or came in a new version; a void that it had stays.</summary>
    public void Put(Entry entry) => Put(entry, rows.TryGetValue(entry.EntryId, out var row) ? row.Void : null);

    public void Take(string entryId)
    {
        if (rows.Remove(entryId, out var row))
            Leave(row);
    }

    /// <summary>The items that no longer hold, and those that now do, since this was asked last.</summary>
    public (List<MatchedItem> Gone, List<MatchedItem> Come) Settle()
    {
        var (went, came) = (new List<MatchedItem>(gone), new List<MatchedItem>(come));
        gone.Clear();
        come.Clear();
        foreach (var strand in changed)
            strand.Change(went, came);
        foreach (var visit in changedVisits)
            visit.Change(context, went, came);
        changed.Clear();
        changedVisits.Clear();
        return (went, came);
    }

    private void Put(Entry entry, ItemException? @void)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, entry.EntryId, out var exists);
        if (exists && ReferenceEquals(row.Entry, entry) && row.Void == @void)
        {
            row.Round = round;
            return;
        }

        if (exists)
            Leave(row);
        row = new(entry, @void) { Round = round };
        if (@void is not null)
            come.Add(row.Item = Voided(entry, @void));
        else if (entry.Content is VisitMade visit)
            Visit(visit.VisitId).Rows.Add(entry);
        else
            StrandOf(entry).Added.Add(entry);
    }

    private void Leave(Row row)
    {
        if (row.Item is { } voided)
            gone.Add(voided);
        else if (row.Entry.Content is VisitMade visit)
            Visit(visit.VisitId).Rows.Remove(row.Entry);
        else
            StrandOf(row.Entry).Removed.Add(row.Entry);
    }

    private VisitRows Visit(string id)
    {
        if (!visits.TryGetValue(id, out var visit))
            visits[id] = visit = new(null);
        changedVisits.Add(visit);
        return visit;
    }

    private Strand StrandOf(Entry entry)
    {
        Strand? strand;
        if (entry.Content is DoseGiven dose)
        {
            if (!medicines.TryGetValue(dose.MedicineId, out strand))
                medicines[dose.MedicineId] = strand = Medicine([]);
        }
        else
        {
            var category = ((RecordMade)entry.Content).Category;
            if (!categories.TryGetValue(category, out strand))
                categories[category] = strand = Records(category, []);
        }

        changed.Add(strand);
        return strand;
    }

    private Strand Medicine(List<ExpectedDose> plan)
    {
        var slots = new Slots(plan.FindAll(d => d.IsItem), d => DoseMatching.Window((ExpectedDose)d, context.Policy));
        var limits = plan.FindAll(d => d.Prn).MinBy(d => d.ItemId, StringComparer.Ordinal);
        var medicine = limits ?? (slots.Count > 0 ? (ExpectedDose)slots[0] : plan.MinBy(d => d.ItemId, StringComparer.Ordinal));
        return new(DoseMatching.Instance, context, medicine is null ? Category.Medicines : Priorities.CategoryOf(medicine), slots)
        {
            Medicine = medicine,
            IsAsNeeded = limits is not null,
        };
    }

    private Strand Records(Category category, List<ExpectedItem> plan) => new(RecordMatching.Instance, context, category, new(plan, _ => 0));

    private MatchedItem Voided(Entry entry, ItemException exception)
    {
        var strand = entry.Content is VisitMade ? null : entry.Content is DoseGiven dose ? medicines.GetValueOrDefault(dose.MedicineId) : null;
        var category = entry.Content switch
        {
            RecordMade record => record.Category,
            VisitMade => Category.Visit,
            _ => strand?.Category ?? Category.Medicines,
        };
        var unit = entry.Source == Source.Paper ? new Unit(entry, null) : new Unit(null, entry);
        return new(ItemIds.OfEntry(entry.EntryId), null, category, context, new Placed(unit, Because.Voided)) { Medicine = strand?.Medicine, Voided = exception };
    }

    private static List<T> ListOf<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }

    [StructLayout(LayoutKind.Auto)]
    private record struct Row(Entry Entry, ItemException? Void)
    {
        public MatchedItem? Item { get; set; }

        public int Round { get; set; }
    }

    private sealed class VisitRows(ExpectedVisit? plan)
    {
        private MatchedItem? item;

        public List<Entry> Rows { get; } = [];

        public void Change(RecoveryContext context, List<MatchedItem> gone, List<MatchedItem> come)
        {
            if (item is not null)
                gone.Add(item);
            item = VisitMatching.Match(plan, Rows, context);
            if (item is not null)
                come.Add(item);
        }
    }
}
