using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>Where one person stands, with the sums that boards need, made once for each change of the person.</summary>
internal sealed record PersonStanding(PersonRecord Record, RecoveryContext Context, PersonResult Result, ImmutableArray<RowSum> Rows)
{
    public int OpenP1 { get; } = Result.Items.Count(item => item is { Open: true, Priority: Priority.P1 });

    public int OpenFindings { get; } = Result.Findings.Count(finding => finding.DecidedBy.Length == 0);

    public int OpenQueries { get; } = Record.Queries.Values.Count(query => query.Resolution is null);

    public static PersonStanding Of(PersonRecord record, RecoveryContext context, PersonResult result)
    {
        var rows = new SortedDictionary<(Category, Priority), RowSum>();
        foreach (var item in result.Items)
        {
            if (!item.Counted)
                continue;
            var sum = rows.GetValueOrDefault((item.Category, item.Priority));
            rows[(item.Category, item.Priority)] = new(item.Category, item.Priority, sum.Vector + CompletenessVector.Of(item) with { Overdue = 0 }, sum.Items + 1, item.DueBy);
        }

        return new(record, context, result, [.. rows.Values]);
    }
}

/// <summary>
/// All counted items of one category and priority. Their limit is one and the same, so that how many are overdue follows from the clock and
/// from how many are open, without a look at the items: Vector leaves it at zero.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowSum(Category Category, Priority Priority, CompletenessVector Vector, int Items, DateTimeOffset? DueBy)
{
    public CompletenessVector At(DateTimeOffset now) => DueBy < now ? Vector with { Overdue = Vector.Open } : Vector;

    public RowSum Plus(RowSum other) => new(Category, Priority, Vector + other.Vector, Items + other.Items, other.DueBy);

    public RowSum Minus(RowSum other) => this with { Vector = Vector - other.Vector, Items = Items - other.Items };
}
