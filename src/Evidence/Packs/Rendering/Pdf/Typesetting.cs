using System.Globalization;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// Text into lines. Nothing is cut: a word that is wider than its column is broken, and a character that the fonts do not have, or that nobody would see, is
/// shown by its number, so that a reader knows that something stood there.
/// </summary>
internal static class Typesetting
{
    // A column is as wide as its longest word, but for the last digits of a sum.
    private const double Tolerance = 0.01;

    /// <summary>What can be set of a text.</summary>
    public static string Settable(string text, Face face)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in ArabicForms.Joined(text).EnumerateRunes())
        {
            if (rune.Value is '\r' or '\u200C' or '\u200D')
                continue;
            var letter = ArabicForms.Letter(rune.Value);
            if (rune.Value is '\n' or '\t' or '\u00A0' or '\u202F')
                shown.Append(rune.Value == '\n' ? '\n' : ' ');
            else if (!face.Has(rune.Value) && letter != rune.Value && face.Has(letter))
                shown.Append((char)letter);
            else if (!face.Has(rune.Value) || (rune.IsBmp && CellText.IsHidden((char)rune.Value)))
                shown.Append(CultureInfo.InvariantCulture, $"[U+{letter:X4}]");
            else
                shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Lines of at most a width in points. Cost: linear in the text.</summary>
    public static List<string> Lines(string settable, Face face, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in settable.Split('\n'))
            Break(paragraph.AsSpan().TrimEnd(), face, size, width, lines);
        return lines;
    }

    /// <summary>The widest word and the widest line that a text would like to have.</summary>
    public static (double Word, double Line) Wish(string settable, Face face, double size)
    {
        var (word, line) = (0.0, 0.0);
        foreach (var paragraph in settable.AsSpan().EnumerateLines())
        {
            var (sum, space) = (0.0, face.Width(" ", size));
            foreach (var part in paragraph.Split(' '))
            {
                var wide = face.Width(paragraph[part], size);
                (word, sum) = (Math.Max(word, wide), sum + wide + space);
            }

            line = Math.Max(line, sum - space);
        }

        return (word, line);
    }

    private static void Break(ReadOnlySpan<char> text, Face face, double size, double width, List<string> lines)
    {
        var (from, space, used) = (0, -1, 0.0);
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out _, out var length);
            var wide = face.Width(text.Slice(i, length), size);
            if (text[i] == ' ')
                space = i;
            if (used + wide > width + Tolerance && i > from && text[i] != ' ')
            {
                // At the last space, else where it stands.
                var end = space > from ? space : i;
                lines.Add(text[from..end].TrimEnd().ToString());
                from = end == space ? end + 1 : end;
                (i, space, used) = (from, -1, 0);
                continue;
            }

            used += wide;
            i += length;
        }

        lines.Add(text[Math.Min(from, text.Length)..].ToString());
    }
}
