using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// The records of one category of one person. A period needs one record, so paper and digital units compete for it, paper first where
/// both lie inside; further records of the period are items of their own, because several notes in one shift are no duplicates. A note
/// that was split or merged when it was typed in, and that nothing else expects, goes to the note that holds its words.
/// </summary>
internal sealed class RecordMatching : IMatching
{
    public static readonly RecordMatching Instance = new();

    public bool LinksOneSource => true;

    public int CopyTolerance(RecoveryContext context) => context.Policy.RecordToleranceMinutes;

    public TimeSpan LinkReach(RecoveryContext context) => TimeSpan.FromMinutes(context.Policy.RecordToleranceMinutes);

    public Near[] Near(Unit unit, Strand strand) => strand.Slots.Near(unit.At, Tolerance(unit.Lead, strand.Context.Policy));

    /// <summary>Rows of one sheet, close in time: parts of one note may be among them.</summary>
    public bool AreLinked(Unit a, Unit b, RecoveryContext context) => a.Lead.SheetSerial.Length > 0
        && string.Equals(a.Lead.SheetSerial, b.Lead.SheetSerial, StringComparison.Ordinal) && (a.Paper is null || b.Paper is null || a.Digital is null || b.Digital is null)
        && (a.At - b.At).Duration() <= LinkReach(context);

    public void Solve(Strand strand, Cluster cluster)
    {
        if (cluster.Slots.Count <= 1 && cluster.Units.Count <= 1)
        {
            cluster.Items.Add(One(strand, cluster));
            return;
        }

        var candidates = new List<Candidate>();
        for (var u = 0; u < cluster.Units.Count; u++)
        {
            foreach (var near in cluster.Units[u].Near)
                candidates.Add(new(u, cluster.Slots.BinarySearch(near.Slot), near.Cost));
        }

        var chosen = Assignment.Solve(cluster.Units.Count, cluster.Slots.Count, candidates);
        var parts = PartsOfNotes.Find(cluster.Units, chosen, strand.Context);
        var unitOf = new int[cluster.Slots.Count];
        Array.Fill(unitOf, -1);
        for (var u = 0; u < chosen.Length; u++)
        {
            if (chosen[u] >= 0)
                unitOf[chosen[u]] = u;
        }

        for (var s = 0; s < unitOf.Length; s++)
        {
            var slot = strand.Slots[cluster.Slots[s]];
            cluster.Items.Add(new(slot.ItemId, slot, strand.Category, strand.Context, unitOf[s] < 0 ? [] : Rows(unitOf[s], slot)));
        }

        for (var u = 0; u < chosen.Length; u++)
        {
            if (chosen[u] < 0 && !(parts.Count > 0 && IsPart(parts, u)))
                cluster.Items.Add(new(ItemIds.OfEntry(cluster.Units[u].Lead.EntryId), null, strand.Category, strand.Context, Rows(u, null)));
        }

        Placed[] Rows(int u, ExpectedItem? slot) => parts.Count == 0 ? [Lead(cluster.Units[u], slot)]
            : [Lead(cluster.Units[u], slot), .. parts.Where(p => p.Whole == u).Select(p => new Placed(cluster.Units[p.Part], Because.PartOfNote))];
    }

    private static bool IsPart(List<PartOf> parts, int unit) => parts.Exists(p => p.Part == unit);

    /// <summary>One slot, one unit, or one of each: nothing competes.</summary>
    private static MatchedItem One(Strand strand, Cluster cluster)
    {
        var slot = cluster.Slots.Count == 0 ? null : strand.Slots[cluster.Slots[0]];
        return cluster.Units.Count == 0 ? new(slot!.ItemId, slot, strand.Category, strand.Context)
            : new(slot?.ItemId ?? ItemIds.OfEntry(cluster.Units[0].Lead.EntryId), slot, strand.Category, strand.Context, Lead(cluster.Units[0], slot));
    }

    private static Placed Lead(Unit unit, ExpectedItem? slot)
    {
        if (slot is null)
            return new(unit, Because.NothingExpectedIt);
        var apart = Slots.Apart(unit.At, slot);
        return new(unit, apart == TimeSpan.Zero ? Because.WithinPeriod : Because.NearestToPeriod, (int)apart.TotalMinutes);
    }

    private static int Tolerance(Entry entry, Policy policy) => policy.RecordToleranceMinutes + (entry.DoubtfulTimes.IsEmpty ? 0 : 60) + entry.Precision switch
    {
        Precision.Approximate => policy.ApproximateToleranceMinutes,
        Precision.Shift => policy.ShiftToleranceMinutes,
        _ => 0,
    };
}
