using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// One medicine, or one category, of one person: its plan, its rows, and the items that they make. A change touches only the clusters in
/// reach of the rows that came or went; a strand that is filled at once is one such change, so batch and increment are the same code.
/// Invariant: every slot and every row is in exactly one cluster, and nothing outside a cluster can change what is decided inside.
/// Cost: logarithmic in the strand for finding the clusters, the solution of these clusters, and the rows of the same sheets.
/// </summary>
internal sealed class Strand
{
    private readonly IMatching matching;
    private readonly Dictionary<string, List<Entry>> sheets = new(StringComparer.Ordinal);
    private readonly List<Unit> inTime = [];

    /// <summary>By entry id; a strand that is filled at once never asks.</summary>
    private Dictionary<string, Unit>? unitOf;
    private readonly Cluster?[] clusterOf;
    private bool isNew = true;

    public Strand(IMatching matching, RecoveryContext context, Category category, Slots slots)
    {
        (this.matching, Context, Category, Slots) = (matching, context, category, slots);
        clusterOf = slots.Count == 0 ? [] : new Cluster?[slots.Count];
    }

    public RecoveryContext Context { get; }

    public Category Category { get; }

    public Slots Slots { get; }

    /// <summary>For a medicine: its row of limits, or any scheduled row of it.</summary>
    public ExpectedDose? Medicine { get; init; }

    /// <summary>A medicine that is (also) given when needed.</summary>
    public bool IsAsNeeded { get; init; }

    /// <summary>Rows that went and came since the last <see cref="Change"/>.</summary>
    public List<Entry> Removed { get; } = [];

    public List<Entry> Added { get; } = [];

    /// <summary>gone and come receive the items that no longer hold and those that now do.</summary>
    public void Change(List<MatchedItem> gone, List<MatchedItem> come)
    {
        var (fresh, slots) = isNew ? Begin() : Reopen(gone);
        fresh.Sort(Unit.Compare);
        foreach (var cluster in Clusters.Of(fresh, slots, matching, Context))
        {
            matching.Solve(this, cluster);
            come.AddRange(cluster.Items);
            foreach (var slot in cluster.Slots)
                clusterOf[slot] = cluster;
            foreach (var unit in cluster.Units)
                unit.Cluster = cluster;
        }
    }

    /// <summary>Everything at once: nothing was there that could be touched.</summary>
    private (List<Unit> Units, List<int> Slots) Begin()
    {
        isNew = false;
        var units = new List<Unit>(Added.Count);
        foreach (var entry in Added)
        {
            if (entry.SheetSerial.Length == 0)
                units.Add(Alone(entry));
            else
                Sheet(entry.SheetSerial).Add(entry);
        }

        foreach (var sheet in sheets.Values)
            units.AddRange(CopyPairing.Units(sheet, matching.CopyTolerance(Context)));
        foreach (var unit in units)
            unit.Near = matching.Near(unit, this);
        inTime.AddRange(units);
        inTime.Sort(InTime);
        var slots = new List<int>(clusterOf.Length);
        for (var slot = 0; slot < clusterOf.Length; slot++)
            slots.Add(slot);
        Added.Clear();
        return (units, slots);
    }

    /// <summary>What came, and the clusters in its reach and of what went, with all that was in them.</summary>
    private (List<Unit> Units, List<int> Slots) Reopen(List<MatchedItem> gone)
    {
        var (fresh, touched) = (new List<Unit>(), new HashSet<Cluster>(ReferenceEqualityComparer.Instance));
        unitOf ??= ByEntry();
        Pair(unitOf, fresh, touched);
        foreach (var unit in fresh)
        {
            unit.Near = matching.Near(unit, this);
            foreach (var near in unit.Near)
                touched.Add(clusterOf[near.Slot]!);
            Neighbours(unit, touched);
        }

        var slots = new List<int>();
        foreach (var cluster in touched)
        {
            gone.AddRange(cluster.Items);
            slots.AddRange(cluster.Slots);
            fresh.AddRange(cluster.Units);
        }

        slots.Sort();
        return (fresh, slots);
    }

    private Dictionary<string, Unit> ByEntry()
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in inTime)
        {
            if (unit.Paper is { } paper)
                units[paper.EntryId] = unit;
            if (unit.Digital is { } digital)
                units[digital.EntryId] = unit;
        }

        return units;
    }

    private static Unit Alone(Entry entry) => entry.Source == Source.Paper ? new(entry, null) : new(null, entry);

    private List<Entry> Sheet(string serial)
    {
        if (!sheets.TryGetValue(serial, out var rows))
            sheets[serial] = rows = [];
        return rows;
    }

    /// <summary>Makes units of what came and takes back those of what went; a sheet that is touched is paired anew, and what stays the same stays.</summary>
    private void Pair(Dictionary<string, Unit> unitOf, List<Unit> fresh, HashSet<Cluster> touched)
    {
        var dirty = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in Removed)
        {
            if (unitOf.TryGetValue(entry.EntryId, out var unit))
                Drop(unitOf, unit, touched);
            if (entry.SheetSerial.Length == 0)
                continue;
            sheets[entry.SheetSerial].RemoveAll(e => string.Equals(e.EntryId, entry.EntryId, StringComparison.Ordinal));
            dirty.Add(entry.SheetSerial);
        }

        foreach (var entry in Added)
        {
            if (entry.SheetSerial.Length == 0)
            {
                Keep(unitOf, Alone(entry), fresh);
                continue;
            }

            Sheet(entry.SheetSerial).Add(entry);
            dirty.Add(entry.SheetSerial);
        }

        foreach (var serial in dirty)
        {
            foreach (var unit in CopyPairing.Units(sheets[serial], matching.CopyTolerance(Context)))
            {
                if (unitOf.TryGetValue(unit.Lead.EntryId, out var known) && ReferenceEquals(known.Paper, unit.Paper) && ReferenceEquals(known.Digital, unit.Digital))
                    continue;
                foreach (var entry in (ReadOnlySpan<Entry?>)[unit.Paper, unit.Digital])
                {
                    if (entry is not null && unitOf.TryGetValue(entry.EntryId, out var former))
                        Drop(unitOf, former, touched);
                }

                Keep(unitOf, unit, fresh);
            }
        }

        Removed.Clear();
        Added.Clear();
    }

    private void Keep(Dictionary<string, Unit> unitOf, Unit unit, List<Unit> fresh)
    {
        if (unit.Paper is { } paper)
            unitOf[paper.EntryId] = unit;
        if (unit.Digital is { } digital)
            unitOf[digital.EntryId] = unit;
        fresh.Add(unit);
        inTime.Insert(Place(unit), unit);
    }

    private void Drop(Dictionary<string, Unit> unitOf, Unit unit, HashSet<Cluster> touched)
    {
        foreach (var entry in (ReadOnlySpan<Entry?>)[unit.Paper, unit.Digital])
        {
            if (entry is not null && unitOf.TryGetValue(entry.EntryId, out var now) && now == unit)
                unitOf.Remove(entry.EntryId);
        }

        inTime.RemoveAt(Place(unit));
        if (unit.Cluster is not { } cluster)
            return;
        cluster.Units.Remove(unit);
        touched.Add(cluster);
    }

    private void Neighbours(Unit unit, HashSet<Cluster> touched)
    {
        var reach = matching.LinkReach(Context);
        if (reach < TimeSpan.Zero)
            return;
        var here = Place(unit);
        for (var i = here - 1; i >= 0 && unit.At - inTime[i].At <= reach; i--)
            Touch(inTime[i]);
        for (var i = here + 1; i < inTime.Count && inTime[i].At - unit.At <= reach; i++)
            Touch(inTime[i]);

        void Touch(Unit other)
        {
            if (other.Cluster is { } cluster && matching.AreLinked(unit, other, Context))
                touched.Add(cluster);
        }
    }

    private int Place(Unit unit)
    {
        var (low, high) = (0, inTime.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (InTime(inTime[middle], unit) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int InTime(Unit a, Unit b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : Unit.Compare(a, b);
    }
}
