using System.Runtime.InteropServices;

namespace Reinstate.Reconciliation.Matching;

/// <summary>One candidate: row and column may belong together at this cost (milliseconds apart).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Row, int Column, long Cost);

/// <summary>
/// Exact assignment: as many rows as possible get a column of their own, and among those assignments the total cost is least.
/// The Hungarian method with potentials, run on each connected group of candidates alone: windows rarely overlap, so groups hold a
/// handful of rows and the cube in the cost (smaller side² × larger side) does not matter. A greedy nearest-first choice would be
/// shorter and wrong: it can take the only candidate of a dose for the sake of a nearer one. A sweep over sorted times would be
/// enough for moments, but not for periods of unequal length.
/// Ties fall to the earlier row and column, so callers sort both and the answer does not depend on the order of rows in a file.
/// </summary>
internal static class Assignment
{
    private const long NoCandidate = 1L << 50;

    /// <summary>The column of each row, or -1.</summary>
    public static int[] Solve(int rows, int columns, List<Candidate> candidates)
    {
        var answer = new int[rows];
        Array.Fill(answer, -1);
        if (NobodyCompetes(columns, candidates, answer))
            return answer;
        Array.Fill(answer, -1);
        foreach (var group in Groups(rows, columns, candidates))
        {
            if (group is [var only])
                answer[only.Row] = only.Column;
            else
                SolveGroup(group, answer);
        }

        return answer;
    }

    /// <summary>The common case: no row and no column has two candidates.</summary>
    private static bool NobodyCompetes(int columns, List<Candidate> candidates, int[] answer)
    {
        Span<bool> taken = columns <= 256 ? stackalloc bool[columns] : new bool[columns];
        foreach (var c in candidates)
        {
            if (answer[c.Row] >= 0 || taken[c.Column])
                return false;
            answer[c.Row] = c.Column;
            taken[c.Column] = true;
        }

        return true;
    }

    private static IEnumerable<List<Candidate>> Groups(int rows, int columns, List<Candidate> candidates)
    {
        var parent = new int[rows + columns];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = i;
        foreach (var c in candidates)
            parent[Root(parent, c.Row)] = Root(parent, rows + c.Column);
        return candidates.GroupBy(c => Root(parent, c.Row)).Select(g => g.ToList());
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    }

    private static void SolveGroup(List<Candidate> group, int[] answer)
    {
        var rows = group.Select(c => c.Row).Distinct().Order().ToArray();
        var columns = group.Select(c => c.Column).Distinct().Order().ToArray();
        var turned = rows.Length > columns.Length;
        var (few, many) = turned ? (columns, rows) : (rows, columns);
        var costs = new Dictionary<(int, int), long>(group.Count);
        foreach (var c in group)
        {
            var key = turned ? (Array.BinarySearch(few, c.Column), Array.BinarySearch(many, c.Row))
                : (Array.BinarySearch(few, c.Row), Array.BinarySearch(many, c.Column));
            costs[key] = c.Cost;
        }

        var chosen = Hungarian(few.Length, many.Length, (i, j) => costs.GetValueOrDefault((i, j), NoCandidate));
        for (var i = 0; i < few.Length; i++)
        {
            if (!costs.ContainsKey((i, chosen[i])))
                continue;
            if (turned)
                answer[many[chosen[i]]] = few[i];
            else
                answer[few[i]] = many[chosen[i]];
        }
    }

    /// <summary>Kuhn's method with potentials, n ≤ m; every row gets a column. Indices 1-based inside, 0 is the free column.</summary>
    private static int[] Hungarian(int n, int m, Func<int, int, long> cost)
    {
        var (u, v, rowOf, way) = (new long[n + 1], new long[m + 1], new int[m + 1], new int[m + 1]);
        for (var i = 1; i <= n; i++)
        {
            rowOf[0] = i;
            var column = 0;
            var least = new long[m + 1];
            Array.Fill(least, long.MaxValue);
            var used = new bool[m + 1];
            do
            {
                used[column] = true;
                var (row, delta, next) = (rowOf[column], long.MaxValue, 0);
                for (var j = 1; j <= m; j++)
                {
                    if (used[j])
                        continue;
                    var reduced = cost(row - 1, j - 1) - u[row] - v[j];
                    if (reduced < least[j])
                        (least[j], way[j]) = (reduced, column);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }

                for (var j = 0; j <= m; j++)
                {
                    if (used[j])
                        (u[rowOf[j]], v[j]) = (u[rowOf[j]] + delta, v[j] - delta);
                    else
                        least[j] -= delta;
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = way[column])
                rowOf[column] = rowOf[way[column]];
        }

        var chosen = new int[n];
        for (var j = 1; j <= m; j++)
        {
            if (rowOf[j] != 0)
                chosen[rowOf[j] - 1] = j - 1;
        }

        return chosen;
    }
}
