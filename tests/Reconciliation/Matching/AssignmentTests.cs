using CsCheck;
using Reinstate.Reconciliation.Matching;

namespace Reinstate.ReconciliationTests.Matching;

public class AssignmentTests
{
    private static readonly Gen<(int Rows, int Columns, List<Candidate> Candidates)> Small =
        from rows in Gen.Int[1, 5]
        from columns in Gen.Int[1, 5]
        from costs in Gen.Int[-4, 20].Array[rows * columns]
        select (rows, columns, costs.Select((cost, i) => new Candidate(i / columns, i % columns, cost)).Where(c => c.Cost >= 0).ToList());

    [Fact]
    public void As_many_rows_as_possible_are_assigned_at_the_least_total_cost() => Small.Sample(g =>
    {
        var chosen = Assignment.Solve(g.Rows, g.Columns, g.Candidates);
        var cost = g.Candidates.ToDictionary(c => (c.Row, c.Column), c => c.Cost);
        var used = chosen.Select((column, row) => (row, column)).Where(p => p.column >= 0).ToArray();
        Assert.Equal(used.Length, used.Select(p => p.column).Distinct().Count());
        Assert.Equal(Best(g.Rows, cost, 0, []), (used.Length, used.Sum(p => cost[p])));
    });

    [Fact]
    public void Rows_beyond_the_columns_stay_alone()
    {
        Assert.Equal([-1, 0, -1], Assignment.Solve(3, 1, [new(0, 0, 9), new(1, 0, 2), new(2, 0, 5)]));
        Assert.Equal([-1, -1], Assignment.Solve(2, 2, []));
    }

    private static (int Count, long Cost) Best(int rows, Dictionary<(int, int), long> cost, int row, HashSet<int> taken)
    {
        if (row == rows)
            return (0, 0);
        var best = Best(rows, cost, row + 1, taken);
        foreach (var ((r, column), c) in cost.Where(p => p.Key.Item1 == row && !taken.Contains(p.Key.Item2)))
        {
            taken.Add(column);
            var rest = Best(rows, cost, r + 1, taken);
            taken.Remove(column);
            if (rest.Count + 1 > best.Count || (rest.Count + 1 == best.Count && rest.Cost + c < best.Cost))
                best = (rest.Count + 1, rest.Cost + c);
        }

        return best;
    }
}
