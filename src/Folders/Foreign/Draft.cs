namespace Reinstate.Folders.Foreign;

/// <summary>
/// A row in the making. The first problem is kept and the rest goes on, as in the CSV reader; a draft with a problem becomes a reject. A
/// column that is set to nothing stays empty.
/// </summary>
internal sealed class Draft
{
    /// <summary>Characters in all. The CSV reader stops at a field of a million characters, and what follows it would be lost.</summary>
    private const int MostText = 500_000;

    private readonly SortedDictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> notes = new(StringComparer.Ordinal);
    private int length;

    public (string Column, string Value, string Reason)? Problem { get; private set; }

    public IReadOnlyDictionary<string, string> Cells => cells;

    /// <summary>What no column takes, by where it stood.</summary>
    public IReadOnlyDictionary<string, string> Notes => notes;

    public string this[string column]
    {
        get => cells.GetValueOrDefault(column, "");
        set => Put(cells, column, value);
    }

    public void Note(string name, string value) => Put(notes, name, notes.TryGetValue(name, out var former) && former.Length > 0 && value.Length > 0 ? $"{former}; {value}" : value);

    public void Refuse(string column, string value, string reason) => Problem ??= (column, value, reason);

    public Draft With(string column, string value)
    {
        var copy = new Draft { Problem = Problem, length = length };
        foreach (var (name, cell) in cells)
            copy.cells[name] = cell;
        foreach (var (name, note) in notes)
            copy.notes[name] = note;
        copy[column] = value;
        return copy;
    }

    private void Put(SortedDictionary<string, string> into, string name, string value)
    {
        var former = into.Remove(name, out var text) ? name.Length + text.Length : 0;
        length -= former;
        if (value.Length == 0)
            return;
        if (length + name.Length + value.Length > MostText)
        {
            Refuse(name, value.Length > 50 ? value[..50] : value, $"makes the row longer than {MostText} characters");
            return;
        }

        length += name.Length + value.Length;
        into[name] = value;
    }
}
