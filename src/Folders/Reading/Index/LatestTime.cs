using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// The latest time that a kept row states (IMPORTS.md reading 3), of equal ones that of the first row. The few latest rows of each table are
/// read from the latest down until nothing later can come; only if all of a table's few turn out to be unsound is the table searched. A row of
/// expected_records.csv that is left out for repeating an item with another due_to counts here all the same: that is seen only when its service is read.
/// </summary>
internal static class LatestTime
{
    public static DateTimeOffset Of(IEnumerable<Table> readInFull, IReadOnlyList<LargeTable> tables, Desk desk)
    {
        var best = new Best();
        foreach (var table in readInFull)
        {
            if (table.Latest is { } at)
                best.Offer(at, table.Order, int.MaxValue);
        }

        foreach (var (table, late) in tables.SelectMany(t => t.Latest.InOrder.Select(late => (t, late))).OrderByDescending(p => p.late.Bound))
        {
            if (late.Bound < best.At.UtcTicks)
                break;
            if (table.LatestOf(late, desk) is { } at)
                best.Offer(at, table.Table.Order, late.Line);
        }

        foreach (var table in tables)
        {
            if (table.Latest.Others > best.At.UtcTicks)
                table.SearchLatest(desk, () => best.At.UtcTicks, (at, line) => best.Offer(at, table.Table.Order, line));
        }

        return best.At;
    }

    private sealed class Best
    {
        private (int Order, int Line) row = (int.MaxValue, int.MaxValue);

        public DateTimeOffset At { get; private set; }

        public void Offer(DateTimeOffset at, int order, int line)
        {
            if (at > At || (at == At && (order, line).CompareTo(row) < 0))
                (At, row) = (at, (order, line));
        }
    }
}
