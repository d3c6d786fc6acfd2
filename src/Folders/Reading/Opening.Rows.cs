using Reinstate.Folders.Reading.Index;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading;

internal sealed partial class Opening
{
    /// <summary>
    /// The rows of a kind that is read in full, from all its tables. bind looks up columns and gives the function that turns a row into a fact;
    /// key names a fact (null where the kind has no key). Of two rows with one key the first is kept; an identical repetition is nothing (reading 5).
    /// </summary>
    private List<T> ReadList<T>(Desk on, FileKind kind, Func<Header, Func<Row, T>> bind, Func<T, string>? key = null)
    {
        var list = new List<T>();
        var keys = new Dictionary<string, (Table Table, ulong Print)>(StringComparer.Ordinal);
        var seen = new HashSet<ulong>();
        foreach (var table in TablesOf(kind))
        {
            Func<Row, T>? read = null;
            table.Scan(on.Stream, stream =>
            {
                read ??= bind(table.Header!);
                var row = on.Row.Load(table, stream);
                var fact = row.Problem is null ? read(row) : default;
                if (row.Problem is null && IsRepetition(row, fact!))
                {
                    table.CountRepeated(1);
                }
                else if (row.Problem is { } problem)
                {
                    table.Rejects.Add(table.RejectOf(row.Line, problem));
                }
                else
                {
                    table.Keep(row.Latest);
                    list.Add(fact!);
                }
            });
        }

        return list;

        bool IsRepetition(Row row, T fact)
        {
            var print = row.Fingerprint();
            if (key is null)
                return !seen.Add(print);
            var name = key(fact);
            if (keys.TryAdd(name, (row.Table!, print)))
                return false;
            var first = keys[name];
            if (first == (row.Table!, print))
                return true;
            row.Reject(row.Table!.Header![kind.KeyColumn], first.Table == row.Table ? Taken.InTheFile : Taken.InAnotherFile);
            return false;
        }
    }

    /// <summary>A kind without which nothing can be said of the folder.</summary>
    private void Required(FileKind kind, int kept)
    {
        var of = TablesOf(kind).ToList();
        var file = of[0];
        if (kept > 0 && (file.Exists || of.Exists(t => t.IsVirtual && t.Rows > 0)) && (file.Refused is null || !file.Exists))
            return;
        if (!file.Exists)
            throw new FolderUnreadableException($"{file.Name} is missing in {folder}.");
        if (!file.IsReadable)
            throw new FolderUnreadableException($"{file.Name}: {file.Refused}");
        if (file.Refused is { } reason)
            throw new FolderUnreadableException($"{file.Name} cannot be used: {reason.TrimEnd('.')}.");
        var first = of.SelectMany(t => t.Rejects).FirstOrDefault();
        throw new FolderUnreadableException(first is null ? $"{file.Name} has no rows."
            : $"{first.File} has no row that can be used: row {first.Row}, column {first.Column}, '{first.Value}' {first.Reason}.");
    }
}
