using System.Runtime.InteropServices;

namespace Reinstate.Folders.Reading.Index;

/// <summary>A row by its place, and the latest time that it may state, in UTC ticks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LateRow(long Bound, long At, int Line);

/// <summary>
/// The few rows of a table whose times are the latest, of equal ones the first. Which of them is kept and so decides the latest time of
/// the folder is found out afterwards; a row costs one comparison.
/// </summary>
internal sealed class LatestRows
{
    private const int Most = 32;

    private readonly List<LateRow> rows = new(Most);
    private long least = long.MinValue;

    /// <summary>Latest first, of equal ones in file order.</summary>
    public IEnumerable<LateRow> InOrder => rows.OrderByDescending(r => r.Bound).ThenBy(r => r.Line);

    /// <summary>No row that is left out states a later time than this.</summary>
    public long Others => rows.Count == Most ? least : long.MinValue;

    public void Add(long bound, long at, int line)
    {
        if (rows.Count < Most)
        {
            rows.Add(new(bound, at, line));
        }
        else if (bound > least)
        {
            // Of several that are equally early the last in the file goes.
            var leaving = 0;
            for (var i = 1; i < Most; i++)
            {
                if (rows[i].Bound < rows[leaving].Bound || (rows[i].Bound == rows[leaving].Bound && rows[i].Line > rows[leaving].Line))
                    leaving = i;
            }

            rows[leaving] = new(bound, at, line);
        }
        else
        {
            return;
        }

        if (rows.Count == Most)
            least = rows.Min(r => r.Bound);
    }
}
