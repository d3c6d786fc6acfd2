using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>
/// Text that a stranger wrote, as text on a page. Marks are escaped; characters that could turn the reading order of a line are shown
/// by their number, because a sentence that reads in another order than it was written is false evidence.
/// </summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Escape(string text) => Encoder.Encode(text.Any(CellText.IsHidden) ? Shown(text) : text);

    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CellText.IsHidden(c))
                shown.Append("[U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(']');
            else
                shown.Append(c);
        }

        return shown.ToString();
    }
}
