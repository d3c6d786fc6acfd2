using System.Text;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Foreign;

/// <summary>
/// Rows of one kind from one file, until they are written as CSV. Notes become columns that IMPORTS.md does not know, which the reader keeps
/// with the entry; when a file has very many different ones, the rest share one column, so that the table does not grow with their product.
/// </summary>
internal sealed class TableDraft(FileKind kind, string file)
{
    private const int MostNoteColumns = 40;
    private const string OtherNotes = "fhir:other";

    private readonly List<(int Line, Draft Row)> rows = [];
    private readonly SortedSet<string> noted = new(StringComparer.Ordinal);

    public void Add(int line, Draft row)
    {
        rows.Add((line, row));
        foreach (var note in row.Notes.Keys)
        {
            if (noted.Count < MostNoteColumns)
                noted.Add(Column(note));
        }
    }

    public VirtualTable Build()
    {
        string[] columns = [.. kind.Required, .. kind.Optional.Where(c => rows.Exists(r => r.Row.Cells.ContainsKey(c)))];
        var others = rows.Exists(r => r.Row.Notes.Keys.Any(n => !noted.Contains(Column(n))));
        string[] notes = [.. noted, .. others ? [OtherNotes] : Array.Empty<string>()];
        using var bytes = new MemoryStream();
        using (var csv = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14, leaveOpen: true))
        {
            WriteRow(csv, [.. columns, .. notes]);
            foreach (var (_, row) in rows)
                WriteRow(csv, [.. columns.Select(c => row[c]), .. Noted(row, notes)]);
        }

        return new(kind.Name[..^".csv".Length], file, bytes.ToArray(), [.. rows.Select(r => r.Line)]);
    }

    /// <summary>The reader lowers names and takes none twice, so notes that differ only in case share a column.</summary>
    private static string Column(string note) => "fhir:" + string.Concat(note.ToLowerInvariant().Where(c => c is > ' ' and not ('"' or ',')));

    private IEnumerable<string> Noted(Draft row, string[] columns)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in row.Notes)
        {
            var known = noted.Contains(Column(name));
            var (column, text) = known ? (Column(name), value) : (OtherNotes, $"{name}={value}");
            values[column] = values.TryGetValue(column, out var former) ? $"{former}; {text}" : text;
        }

        return columns.Select(c => values.GetValueOrDefault(c, ""));
    }

    private static void WriteRow(StreamWriter csv, string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                csv.Write(',');
            if (fields[i].AsSpan().IndexOfAny(",;\"\r\n") < 0)
            {
                csv.Write(fields[i]);
                continue;
            }

            csv.Write('"');
            csv.Write(fields[i].Replace("\"", "\"\"", StringComparison.Ordinal));
            csv.Write('"');
        }

        csv.Write('\n');
    }
}
