using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The doses of one medicine of one person. A slot that a row states is decisive. Paper and digital rows are assigned to slots
/// separately, because both may stand for the same dose; then whatever shares a slot with the paper row and is not its copy is a
/// duplicate. With prn there are no slots and a stated due time is ignored (reading 2).
/// </summary>
internal static class DoseMatching
{
    public static IEnumerable<MatchedItem> Match(
        IReadOnlyList<ExpectedDose> plan, IReadOnlyList<Entry> entries, RecoveryContext context)
    {
        var slots = plan.Where(d => d.IsItem).OrderBy(d => d.From).ThenBy(d => d.ItemId, StringComparer.Ordinal).ToArray();
        var limits = plan.Where(d => d.Prn).OrderBy(d => d.ItemId, StringComparer.Ordinal).FirstOrDefault();
        var units = CopyPairing.Units(entries, context.Policy.DoseToleranceMinutes);
        var places = new Place[slots.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Place();
        var unplanned = new List<Unit>();
        foreach (var source in units.GroupBy(u => u.Paper is null))
            Assign([.. source], slots, places, unplanned, limits is not null, context.Policy);
        for (var i = 0; i < slots.Length; i++)
            yield return Planned(slots[i], places[i]);
        foreach (var item in Unplanned(unplanned, limits ?? slots.FirstOrDefault(), context.Policy))
            yield return item;
    }

    private static void Assign(List<Unit> units, ExpectedDose[] slots, Place[] places, List<Unit> unplanned, bool alsoPrn, Policy policy)
    {
        var open = new List<Unit>();
        foreach (var unit in units.OrderBy(u => u.DueAt is { } due ? (u.At - due).Duration() : TimeSpan.Zero))
        {
            var asNeeded = slots.Length == 0 || (alsoPrn && unit.DueAt is null && unit.Entries.Any(SaysWhy));
            if (asNeeded)
                unplanned.Add(unit);
            else if (unit.DueAt is not { } due)
                open.Add(unit);
            else if (Array.FindIndex(slots, s => s.DueAt == due) is >= 0 and var stated)
                places[stated].Add(unit, "states this slot");
            else
                unplanned.Add(unit);
        }

        open.Sort(Unit.Compare);
        var candidates = Slots.Candidates(open, slots, s => Window(s, policy), _ => policy.DoseToleranceMinutes);
        var isPaper = open.Count > 0 && open[0].Paper is not null;
        var free = candidates.Where(c => !places[c.Column].Has(isPaper)).ToList();
        var chosen = Assignment.Solve(open.Count, slots.Length, free);
        for (var u = 0; u < open.Count; u++)
        {
            if (chosen[u] >= 0)
                places[chosen[u]].Add(open[u], "is nearest in time");
        }

        for (var u = 0; u < open.Count; u++)
        {
            if (chosen[u] >= 0)
                continue;
            var crowded = candidates.Where(c => c.Row == u && Slots.Apart(open[u].At, slots[c.Column]).TotalMinutes <= Window(slots[c.Column], policy))
                .OrderBy(c => c.Cost).ThenBy(c => c.Column).Select(c => (int?)c.Column).FirstOrDefault();
            if (crowded is { } slot)
                places[slot].Add(open[u], "lies in the same window");
            else
                unplanned.Add(open[u]);
        }
    }

    private static MatchedItem Planned(ExpectedDose slot, Place place)
    {
        var first = place.Paper.Concat(place.Digital).FirstOrDefault();
        return new MatchedItem(slot.ItemId, slot, Priorities.CategoryOf(slot))
        {
            Paper = first?.Paper,
            Digital = first?.Digital,
            IsCopy = first is { Paper: not null, Digital: not null },
            Others = [.. place.Paper.Concat(place.Digital).Skip(1).SelectMany(u => u.Entries)],
            Medicine = slot,
            Reason = first is null ? "" : place.Reasons[first],
        };
    }

    private static IEnumerable<MatchedItem> Unplanned(List<Unit> units, ExpectedDose? medicine, Policy policy)
    {
        units.Sort(Unit.Compare);
        var papers = units.Where(u => u.Paper is not null).ToArray();
        var digitals = units.Where(u => u.Paper is null).ToArray();
        var twice = Assignment.Solve(papers.Length, digitals.Length, [.. Close(papers, digitals, policy.DuplicateToleranceMinutes)]);
        var taken = twice.Where(d => d >= 0).ToHashSet();
        for (var i = 0; i < papers.Length; i++)
            yield return Alone(papers[i], medicine, twice[i] < 0 ? [] : [digitals[twice[i]].Digital!]);
        for (var i = 0; i < digitals.Length; i++)
        {
            if (!taken.Contains(i))
                yield return Alone(digitals[i], medicine, []);
        }
    }

    private static IEnumerable<Candidate> Close(Unit[] papers, Unit[] digitals, int minutes)
    {
        var reach = TimeSpan.FromMinutes(minutes);
        var first = 0;
        for (var p = 0; p < papers.Length; p++)
        {
            while (first < digitals.Length && papers[p].At - digitals[first].At > reach)
                first++;
            for (var d = first; d < digitals.Length && digitals[d].At - papers[p].At <= reach; d++)
                yield return new(p, d, (papers[p].At - digitals[d].At).Duration().Ticks / TimeSpan.TicksPerMillisecond);
        }
    }

    private static MatchedItem Alone(Unit unit, ExpectedDose? medicine, ImmutableArray<Entry> duplicates) =>
        new(ItemIds.OfEntry(unit.Lead.EntryId), null, Category(unit, medicine))
        {
            Paper = unit.Paper,
            Digital = unit.Digital,
            IsCopy = unit is { Paper: not null, Digital: not null },
            Others = duplicates,
            Medicine = medicine,
        };

    private static Category Category(Unit unit, ExpectedDose? medicine) =>
        medicine is not null && Priorities.CategoryOf(medicine) != Model.Category.Medicines ? Priorities.CategoryOf(medicine)
        : unit.Entries.Any(SaysWhy) ? Model.Category.Prn : Model.Category.Medicines;

    private static bool SaysWhy(Entry entry) => entry.Content is DoseGiven { PrnRationale.Length: > 0 } or DoseGiven { PrnOutcome.Length: > 0 };

    internal static int Window(ExpectedDose slot, Policy policy) =>
        slot.WindowMinutes ?? (slot.TimeCritical ? policy.TimeCriticalWindowMinutes : policy.DoseWindowMinutes);

    /// <summary>The units of one slot, the assigned one first.</summary>
    private sealed class Place
    {
        public List<Unit> Paper { get; } = [];

        public List<Unit> Digital { get; } = [];

        public Dictionary<Unit, string> Reasons { get; } = new(ReferenceEqualityComparer.Instance);

        public bool Has(bool paper) => (paper ? Paper : Digital).Count > 0;

        public void Add(Unit unit, string reason)
        {
            (unit.Paper is not null ? Paper : Digital).Add(unit);
            Reasons[unit] = reason;
        }
    }
}
