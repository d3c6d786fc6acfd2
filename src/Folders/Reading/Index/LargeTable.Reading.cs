using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Index;

internal sealed partial class LargeTable
{
    /// <summary>Rows of one service this near to each other are read in one go.</summary>
    private const int Near = 1 << 13;

    /// <summary>
    /// Reads the rows of a service into its people, who are numbered from first. The caller's Stretch knows what other tables of the kind
    /// had. For several threads, each with its own desk.
    /// </summary>
    public void Read(int service, Desk desk, Stretch stretch)
    {
        if (facts is null)
            return;
        var chain = runs.Of(service).ToList();
        for (var i = 0; i < chain.Count;)
        {
            var (next, end) = (i + 1, chain[i].End);
            while (next < chain.Count && chain[next].At - end <= Near && chain[next].End - chain[i].At <= Bytes.RecordStream.LongestPrefetch)
                end = chain[next++].End;
            if (end - chain[i].At <= Bytes.RecordStream.LongestPrefetch)
                table.Prefetch(desk.Stream, chain[i].At, (int)(end - chain[i].At));
            for (; i < next; i++)
                Read(chain[i], desk, stretch);
        }

        if (chain.Count > 0)
            table.EnsureUnchanged();
    }

    private void Read(Run run, Desk desk, Stretch stretch)
    {
        table.Open(desk.Stream, run.At, run.End, run.Line);
        while (desk.Stream.Next())
        {
            if (skipped.Count > 0 && skipped.BinarySearch(desk.Stream.Line) >= 0)
                continue;
            var row = desk.Row.Load(table, desk.Stream);
            var fact = row.Problem is null ? facts!.Read(row) : null;
            if (row.Problem is null && stretch.Repeats(row, kind, facts!.ItemOf(fact!)))
                continue;
            if (row.Problem is not null)
                stretch.Reject(row);
            else
                facts!.Add(stretch[row.Person], fact!);
        }
    }

    /// <summary>Every record whose key may be in the folder more than once, read in full, in file order. The hashes are given up.</summary>
    public void Revisit(HashSet<ulong> repeated, Desk desk, Action<Row> use)
    {
        var (stream, at, keys) = (desk.Stream, -1, Keys!);
        Keys = null;
        for (var record = 0; repeated.Count > 0 && record < keys.Count; record++)
        {
            if (!repeated.Contains(keys[record]))
                continue;
            var mark = keys.MarkBefore(record);
            if (at < 0 || mark.Record > at + 1)
            {
                table.Open(stream, mark.At, table.Length, mark.Line);
                at = mark.Record - 1;
            }

            while (at < record && stream.Next())
                at++;
            use(Full(desk));
        }
    }

    /// <summary>The row is not kept: its key is taken. Called in file order.</summary>
    public void Skip(int line) => skipped.Add(line);

    public string KeyOf(Row row) => row.Text(key);

    public ReadOnlySpan<byte> KeyBytesOf(Row row) => row.Bytes(key);

    /// <summary>The latest time that a row states, if the row is kept.</summary>
    public DateTimeOffset? LatestOf(LateRow late, Desk desk)
    {
        table.Open(desk.Stream, late.At, table.Length, late.Line);
        return desk.Stream.Next() && skipped.BinarySearch(late.Line) < 0 && Full(desk) is { Problem: null } row ? row.Latest : null;
    }

    /// <summary>Every row that may state a later time than the best that is known, in file order; the best may grow meanwhile.</summary>
    public void SearchLatest(Desk desk, Func<long> best, Action<DateTimeOffset, int> use)
    {
        table.Again(desk.Stream, stream =>
        {
            if (stream.Broken is null && stream.Count == table.Header!.Width && BoundOf(stream, desk.Times) > best()
                && skipped.BinarySearch(stream.Line) < 0 && Full(desk) is { Problem: null, Latest: { } at, Line: var line })
                use(at, line);
        });
    }

    private Row Full(Desk desk)
    {
        var row = desk.Row.Load(table, desk.Stream);
        if (row.Problem is null)
            facts!.Read(row);
        return row;
    }
}
