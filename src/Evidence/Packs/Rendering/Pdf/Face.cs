using System.Globalization;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>A font in one document: which of its glyphs are used and what they stand for, to be embedded at the end (ISO 32000-1, 9.7).</summary>
internal sealed class Face(TrueTypeFont font, string name)
{
    private readonly SortedDictionary<ushort, int> used = [];

    /// <summary>Of its name in a page's resources.</summary>
    public string Name => name;

    public bool Has(int character) => font.Glyph(character) != 0;

    /// <summary>In points.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += font.Width(font.Glyph(rune.Value));
        return width * size / 1000;
    }

    /// <summary>Glyph numbers in hexadecimal, as a content stream shows them.</summary>
    public void Show(StringBuilder content, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.Glyph(rune.Value);
            used.TryAdd(glyph, ArabicForms.Letter(rune.Value));
            content.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes the font; the number of its dictionary.</summary>
    public int Embed(PdfFile file, string postScriptName)
    {
        var subset = TrueTypeSubset.Of(font, used.Keys);
        var data = file.AddStream(subset, $"/Length1 {subset.Length}");
        var tagged = $"{Tag()}+{postScriptName}";
        int Unit(int value) => (int)Math.Round(1000.0 * value / font.UnitsPerEm);
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{tagged}/Flags 4/FontBBox[{string.Join(' ', font.Box.Select(Unit))}]/ItalicAngle 0/Ascent {Unit(font.Ascent)}/Descent {Unit(font.Descent)}/CapHeight 729/StemV 80/FontFile2 {data} 0 R>>");
        var widths = string.Concat(used.Keys.Select(glyph => $"{glyph}[{font.Width(glyph)}]"));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{tagged}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 600/W[{widths}]/CIDToGIDMap/Identity>>");
        var toUnicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{tagged}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    // Six letters that differ when the subset differs.
    private string Tag()
    {
        var hash = used.Keys.Aggregate(2166136261u, (sum, glyph) => unchecked((sum ^ glyph) * 16777619u));
        return string.Concat(Enumerable.Range(0, 6).Select(_ =>
        {
            var letter = (char)('A' + (hash % 26));
            hash /= 26;
            return letter;
        }));
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var lot in used.Chunk(100))
        {
            map.Append(lot.Length).Append(" beginbfchar\n");
            foreach (var (glyph, character) in lot)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
