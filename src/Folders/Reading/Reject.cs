namespace Reinstate.Folders.Reading;

/// <summary>
/// A row that was not used, and why. Row is the line at which the record starts, the header being line 1. A reject for the whole file
/// has row 1. Value is shortened to what a person needs to find it.
/// </summary>
public sealed record Reject(string File, int Row, string Column, string Value, string Reason)
{
    /// <summary>Stands for bytes that are no UTF-8. A noncharacter, so no text contains it by right.</summary>
    internal const char NotUtf8 = '\uFFFF';

    private const int Shown = 120;

    internal static Reject Of(string file, int row, string column, string value, string reason) =>
        new(file, row, column, Visible(value.Length > Shown ? value[..Shown] + "…" : value), reason);

    private static string Visible(string value) => value.Replace(NotUtf8, '\uFFFD');
}

/// <summary>One file as it was read. Sha256 in lower-case hex.</summary>
public sealed record InputFile(string Name, string Sha256, long Bytes, int Rows, int Rejected, int Repeated)
{
    /// <summary>Columns that IMPORTS.md does not know, in file order. Entries keep their values as notes.</summary>
    public IReadOnlyList<string> UnknownColumns { get; init; } = [];

    /// <summary>One file that was read in parts.</summary>
    internal static InputFile Sum(InputFile one, InputFile other) => new(
        one.Name, one.Sha256.Length > 0 ? one.Sha256 : other.Sha256, Math.Max(one.Bytes, other.Bytes), one.Rows + other.Rows, one.Rejected + other.Rejected, one.Repeated + other.Repeated)
    {
        UnknownColumns = [.. one.UnknownColumns.Union(other.UnknownColumns, StringComparer.Ordinal)],
    };
}
