using System.Buffers.Binary;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// What is needed of a TrueType font: which glyph draws a character, and how wide it is. Reads the fonts of this program only (Unicode cmap of format 12, long
/// or short loca), not any font (OpenType specification, chapters cmap, head, hhea, hmtx, loca).
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly ushort[] glyphs = new ushort[0x11_0000];
    private readonly short[] widths;

    public TrueTypeFont(byte[] data)
    {
        Data = data;
        for (var i = 0; i < U16(4); i++)
            tables.Add(Encoding.ASCII.GetString(data, 12 + (16 * i), 4), (I32(20 + (16 * i)), I32(24 + (16 * i))));
        var head = tables["head"].Offset;
        UnitsPerEm = U16(head + 18);
        Box = [I16(head + 36), I16(head + 38), I16(head + 40), I16(head + 42)];
        HasLongLoca = I16(head + 50) == 1;
        GlyphCount = U16(tables["maxp"].Offset + 4);
        var hhea = tables["hhea"].Offset;
        (Ascent, Descent) = (I16(hhea + 4), I16(hhea + 6));
        widths = Widths(U16(hhea + 34));
        Map();
    }

    public byte[] Data { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public bool HasLongLoca { get; }

    public int Ascent { get; }

    public int Descent { get; }

    /// <summary>The box that holds every glyph, in units of the font.</summary>
    public int[] Box { get; }

    /// <summary>Of a font in the program.</summary>
    public static TrueTypeFont Named(string name)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program has no font {name}.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new TrueTypeFont(data);
    }

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public ushort Glyph(int character) => glyphs[character];

    /// <summary>In thousandths of the font's size.</summary>
    public int Width(int glyph) => widths[glyph];

    public ReadOnlySpan<byte> Table(string name) => tables.TryGetValue(name, out var at) ? Data.AsSpan(at.Offset, at.Length) : [];

    /// <summary>Where a glyph's outline stands in the table glyf.</summary>
    public (int Start, int End) Outline(int glyph)
    {
        var loca = tables["loca"].Offset;
        return HasLongLoca ? (I32(loca + (4 * glyph)), I32(loca + (4 * glyph) + 4)) : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
    }

    private short[] Widths(int measured)
    {
        var hmtx = tables["hmtx"].Offset;
        var read = new short[GlyphCount];
        for (var i = 0; i < GlyphCount; i++)
            read[i] = (short)Math.Round(1000.0 * U16(hmtx + (4 * Math.Min(i, measured - 1))) / UnitsPerEm, MidpointRounding.AwayFromZero);
        return read;
    }

    private void Map()
    {
        var cmap = tables["cmap"].Offset;
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + I32(cmap + 8 + (8 * i));
            if (U16(at) != 12)
                continue;
            for (var group = at + 16; group < at + 16 + (12 * I32(at + 12)); group += 12)
            {
                for (var character = I32(group); character <= I32(group + 4); character++)
                    glyphs[character] = (ushort)(I32(group + 8) + character - I32(group));
            }

            return;
        }

        throw new InvalidOperationException("The font has no Unicode cmap of format 12.");
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Data.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(Data.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(Data.AsSpan(at));
}
