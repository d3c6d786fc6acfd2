using System.Globalization;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>The content of one page, in points from its lower left corner (ISO 32000-1, 8 and 9).</summary>
internal sealed class Canvas
{
    public const string Ink = "0.11 0.15 0.2";
    public const string Quiet = "0.29 0.35 0.4";

    private readonly StringBuilder content = new();

    /// <summary>One line of text; its left end stands at x, its base line at y.</summary>
    public void Text(Face face, double size, double x, double y, string line, string colour = Ink)
    {
        if (line.Length == 0)
            return;
        var visual = ArabicForms.Visual(line);
        if (!ReferenceEquals(visual, line))
            content.Append("/Span<</ActualText ").Append(PdfFile.Text(string.Concat(line.EnumerateRunes().Select(rune => char.ConvertFromUtf32(ArabicForms.Letter(rune.Value)))))).Append(">>BDC\n");
        content.Append(CultureInfo.InvariantCulture, $"BT {colour} rg/{face.Name} {size:0.##} Tf {x:0.##} {y:0.##} Td <");
        face.Show(content, visual);
        content.Append(">Tj ET\n");
        if (!ReferenceEquals(visual, line))
            content.Append("EMC\n");
    }

    public void Fill(double x, double y, double width, double height, string colour) =>
        content.Append(CultureInfo.InvariantCulture, $"{colour} rg {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f\n");

    public void Line(double x, double y, double width, string colour = "0.75 0.79 0.83") =>
        content.Append(CultureInfo.InvariantCulture, $"{colour} RG 0.5 w {x:0.##} {y:0.##} m {x + width:0.##} {y:0.##} l S\n");

    /// <summary>Colours are sRGB; nothing is set in them that a page's state does not say.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(content.ToString());
}
