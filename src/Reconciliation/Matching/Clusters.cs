using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// Parts units and slots into connected groups: a unit is tied to every slot in its reach, and to units that it is linked with. A union-find;
/// cost near linear in the ties.
/// </summary>
internal static class Clusters
{
    /// <summary>units in the order of <see cref="Unit.Compare"/>, slots ascending; every cluster keeps these orders.</summary>
    public static List<Cluster> Of(List<Unit> units, List<int> slots, IMatching matching, RecoveryContext context)
    {
        var parent = new int[units.Count + slots.Count];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = i;
        for (var u = 0; u < units.Count; u++)
        {
            foreach (var near in units[u].Near)
                parent[Root(parent, u)] = Root(parent, units.Count + slots.BinarySearch(near.Slot));
        }

        if (units.Count > 1 && matching.LinkReach(context) >= TimeSpan.Zero)
            Link(units, parent, matching, context);
        var clusters = new List<Cluster>();
        var of = new Cluster?[parent.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            var root = Root(parent, i);
            if (of[root] is not { } cluster)
                clusters.Add(of[root] = cluster = new());
            if (i < units.Count)
                cluster.Units.Add(units[i]);
            else
                cluster.Slots.Add(slots[i - units.Count]);
        }

        return clusters;
    }

    /// <summary>Units lie in order of time within paper and within digital: only neighbours within reach are compared.</summary>
    private static void Link(List<Unit> units, int[] parent, IMatching matching, RecoveryContext context)
    {
        var reach = matching.LinkReach(context);
        var papers = units.FindIndex(u => u.Paper is null) is >= 0 and var first ? first : units.Count;
        if (matching.LinksOneSource)
        {
            Within(0, papers);
            Within(papers, units.Count);
        }

        for (var (p, d) = (0, papers); p < papers; p++)
        {
            while (d < units.Count && units[p].At - units[d].At > reach)
                d++;
            for (var other = d; other < units.Count && units[other].At - units[p].At <= reach; other++)
                Tie(p, other);
        }

        void Within(int from, int to)
        {
            for (var a = from; a < to; a++)
            {
                for (var b = a + 1; b < to && units[b].At - units[a].At <= reach; b++)
                    Tie(a, b);
            }
        }

        void Tie(int a, int b)
        {
            if (matching.AreLinked(units[a], units[b], context))
                parent[Root(parent, a)] = Root(parent, b);
        }
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    }
}
