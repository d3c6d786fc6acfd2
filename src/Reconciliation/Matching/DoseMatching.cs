using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The doses of one medicine of one person. A slot that a row states is decisive. Paper and digital rows are assigned to slots
/// separately, because both may stand for the same dose; then whatever shares a slot with the paper row and is not its copy is a
/// duplicate. With prn there are no slots and a stated due time is ignored (reading 2); what then stands on paper and in the system at
/// nearly the same moment is one dose recorded twice.
/// </summary>
internal sealed class DoseMatching : IMatching
{
    public static readonly DoseMatching Instance = new();

    public bool LinksOneSource => false;

    /// <summary>Minutes either side of the due time.</summary>
    public static int Window(ExpectedDose slot, Policy policy) =>
        slot.WindowMinutes ?? (slot.TimeCritical ? policy.TimeCriticalWindowMinutes : policy.DoseWindowMinutes);

    public int CopyTolerance(RecoveryContext context) => context.Policy.DoseToleranceMinutes;

    public TimeSpan LinkReach(RecoveryContext context) => TimeSpan.FromMinutes(context.Policy.DuplicateToleranceMinutes);

    public Near[] Near(Unit unit, Strand strand) => Near(unit, strand.Slots, strand);

    private static Near[] Near(Unit unit, Slots slots, Strand strand) => IsAsNeeded(unit, strand) ? [] : unit.DueAt is not { } due ? slots.Near(unit.At, strand.Context.Policy.DoseToleranceMinutes)
        : slots.DueAt(due) is >= 0 and var slot ? [new(slot, Slots.Apart(unit.At, slots[slot]), Inside: true)] : [];

    public bool AreLinked(Unit a, Unit b, RecoveryContext context) =>
        (a.Paper is null) != (b.Paper is null) && (a.At - b.At).Duration() <= LinkReach(context);

    public void Solve(Strand strand, Cluster cluster)
    {
        if (cluster.Slots.Count <= 1 && cluster.Units.Count <= 1)
        {
            cluster.Items.Add(One(strand, cluster));
            return;
        }

        var places = new Place[cluster.Slots.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Place();
        var unplanned = new List<Unit>();
        var papers = cluster.Units.FindIndex(u => u.Paper is null) is >= 0 and var first ? first : cluster.Units.Count;
        Assign(strand, cluster, 0, papers, places, unplanned);
        Assign(strand, cluster, papers, cluster.Units.Count, places, unplanned);
        for (var i = 0; i < places.Length; i++)
        {
            var slot = (ExpectedDose)strand.Slots[cluster.Slots[i]];
            cluster.Items.Add(new(slot.ItemId, slot, Priorities.CategoryOf(slot), strand.Context, [.. places[i].Paper, .. places[i].Digital]) { Medicine = slot });
        }

        Unplanned(strand, cluster, unplanned);
    }

    /// <summary>One slot, one unit, or one of each: nothing competes.</summary>
    private static MatchedItem One(Strand strand, Cluster cluster)
    {
        if (cluster.Slots.Count == 0)
            return Alone(strand, [new(cluster.Units[0], Because.NothingExpectedIt)]);
        var slot = (ExpectedDose)strand.Slots[cluster.Slots[0]];
        if (cluster.Units.Count == 0)
            return new(slot.ItemId, slot, Priorities.CategoryOf(slot), strand.Context) { Medicine = slot };
        var unit = cluster.Units[0];
        var because = unit.DueAt is null ? Because.NearestInTime : Because.StatesSlot;
        return new(slot.ItemId, slot, Priorities.CategoryOf(slot), strand.Context, new Placed(unit, because, (int)Math.Min(unit.Near[0].Apart.TotalMinutes, int.MaxValue))) { Medicine = slot };
    }

    /// <summary>Units of one source: those that state a slot first, the nearer to it the earlier; then the others by least total difference.</summary>
    private static void Assign(Strand strand, Cluster cluster, int from, int to, Place[] places, List<Unit> unplanned)
    {
        var (open, stated) = (new List<Unit>(), new List<Unit>());
        for (var i = from; i < to; i++)
        {
            var unit = cluster.Units[i];
            if (unit.Near.Length == 0)
                unplanned.Add(unit);
            else if (unit.DueAt is null)
                open.Add(unit);
            else
                stated.Add(unit);
        }

        foreach (var unit in stated.Count > 1 ? stated.OrderBy(u => u.Near[0].Apart) : stated.AsEnumerable())
            places[cluster.Slots.BinarySearch(unit.Near[0].Slot)].Add(unit, Because.StatesSlot, unit.Near[0].Apart);
        if (open.Count == 0)
            return;
        var isPaper = open[0].Paper is not null;
        var free = new List<Candidate>();
        for (var u = 0; u < open.Count; u++)
        {
            foreach (var near in open[u].Near)
            {
                if (cluster.Slots.BinarySearch(near.Slot) is var slot && !places[slot].Has(isPaper))
                    free.Add(new(u, slot, near.Cost));
            }
        }

        var chosen = Assignment.Solve(open.Count, places.Length, free);
        for (var u = 0; u < open.Count; u++)
        {
            if (chosen[u] >= 0)
                places[chosen[u]].Add(open[u], Because.NearestInTime, open[u].Near.First(n => n.Slot == cluster.Slots[chosen[u]]).Apart);
        }

        for (var u = 0; u < open.Count; u++)
        {
            if (chosen[u] >= 0)
                continue;
            var crowded = open[u].Near.Where(n => n.Inside).OrderBy(n => n.Cost).ThenBy(n => n.Slot).Select(n => (Near?)n).FirstOrDefault();
            if (crowded is { } near)
                places[cluster.Slots.BinarySearch(near.Slot)].Add(open[u], Because.SameWindow, near.Apart);
            else
                unplanned.Add(open[u]);
        }
    }

    private static void Unplanned(Strand strand, Cluster cluster, List<Unit> units)
    {
        if (units.Count == 0)
            return;
        units.Sort(Unit.Compare);
        var papers = units.FindAll(u => u.Paper is not null);
        var digitals = units.FindAll(u => u.Paper is null);
        var reach = TimeSpan.FromMinutes(strand.Context.Policy.DuplicateToleranceMinutes);
        var close = new List<Candidate>();
        for (var (p, first) = (0, 0); p < papers.Count; p++)
        {
            while (first < digitals.Count && papers[p].At - digitals[first].At > reach)
                first++;
            for (var d = first; d < digitals.Count && digitals[d].At - papers[p].At <= reach; d++)
                close.Add(new(p, d, (papers[p].At - digitals[d].At).Duration().Ticks / TimeSpan.TicksPerMillisecond));
        }

        var twice = Assignment.Solve(papers.Count, digitals.Count, close);
        var taken = new HashSet<int>();
        for (var p = 0; p < papers.Count; p++)
        {
            var alone = new Placed(papers[p], Because.NothingExpectedIt);
            if (twice[p] < 0)
            {
                cluster.Items.Add(Alone(strand, [alone]));
                continue;
            }

            taken.Add(twice[p]);
            var other = digitals[twice[p]];
            cluster.Items.Add(Alone(strand, [alone, new(other, Because.SameMoment, (int)(papers[p].At - other.At).Duration().TotalMinutes)]));
        }

        for (var d = 0; d < digitals.Count; d++)
        {
            if (!taken.Contains(d))
                cluster.Items.Add(Alone(strand, [new(digitals[d], Because.NothingExpectedIt)]));
        }
    }

    private static bool IsAsNeeded(Unit unit, Strand strand) => strand.IsAsNeeded && unit.DueAt is null && unit.SaysWhy;

    private static MatchedItem Alone(Strand strand, ReadOnlySpan<Placed> units) =>
        new(ItemIds.OfEntry(units[0].Unit.Lead.EntryId), null, CategoryOf(units[0].Unit, strand), strand.Context, units) { Medicine = strand.Medicine };

    private static Category CategoryOf(Unit unit, Strand strand) =>
        strand.Category != Category.Medicines ? strand.Category : unit.SaysWhy ? Category.Prn : Category.Medicines;

    /// <summary>The units of one slot, paper and digital apart, the assigned one first.</summary>
    private sealed class Place
    {
        public List<Placed> Paper { get; } = [];

        public List<Placed> Digital { get; } = [];

        public bool Has(bool paper) => (paper ? Paper : Digital).Count > 0;

        public void Add(Unit unit, Because because, TimeSpan apart) =>
            (unit.Paper is not null ? Paper : Digital).Add(new(unit, because, (int)Math.Min(apart.TotalMinutes, int.MaxValue)));
    }
}
