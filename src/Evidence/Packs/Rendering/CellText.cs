using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>A cell as a reader reads it: the same words on the page and in the PDF.</summary>
internal static class CellText
{
    /// <summary>Lists have one text a line. Empty for what is not stated.</summary>
    public static string Of(Cell cell) => cell.Value switch
    {
        null => "",
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        DateTimeOffset at => At(at),
        Named { Name.Length: 0 } named => named.Stated,
        Named named => $"{named.Name} ({named.Stated})",
        ImmutableArray<string> texts => string.Join('\n', texts),
        var other => throw new InvalidOperationException($"A cell cannot hold {other.GetType().Name}."),
    };

    public static string At(DateTimeOffset at) =>
        at.ToString(at.Ticks % TimeSpan.TicksPerMinute == 0 ? "d MMM yyyy HH:mm '('zzz')'" : "d MMM yyyy HH:mm:ss '('zzz')'", CultureInfo.InvariantCulture);

    /// <summary>Characters that could turn the reading order of a line, or that nobody sees; a page shows them by their number.</summary>
    public static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && c is not ('\n' or '\r' or '\t' or '\u200D' or '\u200C');
}
