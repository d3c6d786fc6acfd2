using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// What one service's rows have said so far. Items that a person has only once, and rows without any key, are told apart here: all rows of
/// a person are in one service, in file order.
/// </summary>
internal sealed class Stretch(int firstPerson, Desk desk)
{
    private readonly Dictionary<string, FirstRow> items = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> rows = [];
    private readonly List<Reject> rejects = [];
    private readonly Dictionary<Table, (int Repeated, int Rejected)> counts = [];

    public PersonRows this[int person] => desk.People[person - firstPerson];

    public IReadOnlyDictionary<Table, (int Repeated, int Rejected)> Counts => counts;

    public ImmutableArray<Reject> Rejects => [.. rejects];

    /// <summary>True for an exact repetition, which is nothing; another row with an item that is taken becomes a reject.</summary>
    public bool Repeats(Row row, LargeKind kind, string? item)
    {
        if (item is null)
            return kind.Fact == Reconciliation.Model.FactKind.Stock && !rows.Add(row.Fingerprint()) && Count(row.Table!, 1, 0);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(items, item, out var taken);
        if (!taken)
        {
            first = new(row.Table!, row.At, row.End, null);
            return false;
        }

        if (first.Table == row.Table)
        {
            first = first with { Print = first.Print ?? desk.Again.Fingerprint(first.Table, first.At, first.End) };
            if (first.Print == row.Fingerprint())
                return Count(row.Table, 1, 0);
        }

        row.Reject(row.Table!.Header![kind.File.KeyColumn], first.Table == row.Table ? Taken.InTheFile : Taken.InAnotherFile);
        return false;
    }

    public void Reject(Row row)
    {
        rejects.Add(row.Table!.RejectOf(row.Line, row.Problem!.Value));
        Count(row.Table!, 0, 1);
    }

    /// <summary>The row that took an item, and its fingerprint once somebody needed it: hardly any item comes twice.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct FirstRow(Table Table, long At, long End, ulong? Print);

    private bool Count(Table table, int repeated, int rejected)
    {
        var (r, j) = counts.GetValueOrDefault(table);
        counts[table] = (r + repeated, j + rejected);
        return true;
    }
}
