using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// Keys that are unique over several tables (IMPORTS.md reading 5): the first row that is sound takes its key; an identical row of the same
/// file is nothing; any other is rejected. Only rows whose hashed key occurs more than once are looked at, one after the other in the order of
/// files and rows, so the outcome is that of reading everything in order. Cost: a sort of the hashes, and one reading of each suspect.
/// </summary>
internal static class RepeatedKeys
{
    public static void Settle(IReadOnlyList<LargeTable> tables, Desk desk)
    {
        var repeated = KeyHashes.Repeated([.. tables.Select(t => t.Keys!)]);
        var (ids, owners) = (new IdTable(), new List<(LargeTable Table, ulong Print)>());
        foreach (var table in tables)
        {
            table.Revisit(repeated, desk, row =>
            {
                // A row that is unsound for another reason takes no key; it is rejected when its service is read.
                if (row.Problem is not null)
                    return;
                if (ids.TryAdd(table.KeyBytesOf(row)))
                {
                    owners.Add((table, row.Fingerprint()));
                    return;
                }

                var (owner, print) = owners[ids.Find(table.KeyBytesOf(row))];
                table.Skip(row.Line);
                if (owner != table)
                    table.Table.Rejects.Add(table.Table.RejectOf(row.Line, (table.Kind.Key, table.KeyOf(row), Taken.InAnotherFile)));
                else if (print == row.Fingerprint())
                    table.Table.CountRepeated(1);
                else
                    table.Table.Rejects.Add(table.Table.RejectOf(row.Line, (table.Kind.Key, table.KeyOf(row), Taken.InTheFile)));
            });
        }
    }
}
