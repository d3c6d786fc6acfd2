using System.Collections.Immutable;

namespace Reinstate.Evidence.Packs.Document;

/// <summary>One field of a section.</summary>
/// <param name="Key">Its name in evidence.json.</param>
/// <param name="Meaning">What it says, for whoever reads the file by machine.</param>
internal sealed record Column(string Key, string Meaning)
{
    /// <summary>The heading on the page: the key in words.</summary>
    public string Title => char.ToUpperInvariant(Key[0]) + Key[1..].Replace('_', ' ');

    /// <summary>Its cells are lists of keys of sections, which a page shows as links.</summary>
    public bool IsReference => Key is "see" or "sections";
}

/// <summary>A field and how it is read from a row.</summary>
internal sealed record Column<T>(string Key, string Meaning, Func<T, Cell> Value);

/// <summary>A table of the pack, or with <see cref="Single"/> one record. Present also when nothing was recorded, so that nothing is missing silently.</summary>
internal sealed record Section(
    string Key, string Title, string About, bool Single, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell>> Rows)
{
    public static Section Of<T>(string key, string title, string about, IEnumerable<T> rows, params ImmutableArray<Column<T>> columns) =>
        new(key, title, about, false, Headings(columns), [.. rows.Select(row => Cells(row, columns))]);

    public static Section One<T>(string key, string title, string about, T record, params ImmutableArray<Column<T>> columns) =>
        new(key, title, about, true, Headings(columns), [Cells(record, columns)]);

    private static ImmutableArray<Column> Headings<T>(ImmutableArray<Column<T>> columns) => [.. columns.Select(column => new Column(column.Key, column.Meaning))];

    private static ImmutableArray<Cell> Cells<T>(T row, ImmutableArray<Column<T>> columns) => [.. columns.Select(column => column.Value(row))];
}
