using System.Text;

namespace Reinstate.Folders.Generation.Scoring;

/// <summary>
/// Reads the CSV that this program itself writes (truth.csv, findings.csv): commas, quotes only where needed, columns by name. A file in any
/// other form is a problem of the caller.
/// </summary>
internal static class PlainCsv
{
    /// <summary>Rows as lookups from column to value.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a row has another number of fields.</exception>
    public static IEnumerable<Func<string, string>> Read(string path, params string[] columns)
    {
        using var text = new StreamReader(path, Encoding.UTF8);
        var header = Record(text) ?? [];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
            places[header[i]] = i;
        if (Array.Find(columns, c => !places.ContainsKey(c)) is { } missing)
            throw new InvalidDataException($"{path} has no column {missing}.");
        for (var number = 2; Record(text) is { } fields; number++)
        {
            if (fields.Count != header.Count)
                throw new InvalidDataException($"{path}: record {number} has {fields.Count} of {header.Count} fields.");
            yield return column => fields[places[column]];
        }
    }

    private static List<string>? Record(StreamReader text)
    {
        if (text.Peek() < 0)
            return null;
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var c = text.Read(); c >= 0; c = text.Read())
        {
            if (quoted && c == '"' && text.Peek() == '"')
                field.Append((char)text.Read());
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ',')
                Take();
            else if (!quoted && c == '\n')
                break;
            else
                field.Append((char)c);
        }

        Take();
        return fields;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
