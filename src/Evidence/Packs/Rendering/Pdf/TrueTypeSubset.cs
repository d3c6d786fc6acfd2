using System.Buffers.Binary;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// A font with the outlines of some glyphs and the numbers of all: what is not used is an empty outline. Keeping the numbers means that nothing that refers to
/// them changes, and the emptied tables compress to nothing.
/// </summary>
internal static class TrueTypeSubset
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var (glyf, loca) = Outlines(font, Closure(font, used));
        var tables = Kept.Select(name => (Name: name, Data: name switch
        {
            "glyf" => glyf,
            "loca" => loca,
            "head" => Head(font),
            _ => font.Table(name).ToArray(),
        })).Where(table => table.Data.Length > 0).ToList();
        var file = new byte[12 + (16 * tables.Count) + tables.Sum(table => Padded(table.Data.Length))];
        U32(file, 0, 0x0001_0000);
        var power = (int)Math.Log2(tables.Count);
        U16(file, 4, tables.Count);
        U16(file, 6, 16 << power);
        U16(file, 8, power);
        U16(file, 10, (16 * tables.Count) - (16 << power));
        var at = 12 + (16 * tables.Count);
        foreach (var (i, (name, data)) in tables.Index())
        {
            data.CopyTo(file, at);
            Encoding.ASCII.GetBytes(name, file.AsSpan(12 + (16 * i)));
            U32(file, 16 + (16 * i), Sum(file.AsSpan(at, Padded(data.Length))));
            U32(file, 20 + (16 * i), (uint)at);
            U32(file, 24 + (16 * i), (uint)data.Length);
            at += Padded(data.Length);
        }

        U32(file, (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20 + (16 * tables.FindIndex(table => table.Name == "head")))) + 8, unchecked(0xB1B0_AFBA - Sum(file)));
        return file;
    }

    private static SortedSet<int> Closure(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var all = new SortedSet<int> { 0 };
        var pending = new Stack<int>(used.Select(glyph => (int)glyph));
        while (pending.TryPop(out var glyph))
        {
            if (!all.Add(glyph))
                continue;
            foreach (var part in Parts(font, glyph))
                pending.Push(part);
        }

        return all;
    }

    // A glyph that is made of others (an e and an acute accent) refers to them by number.
    private static List<int> Parts(TrueTypeFont font, int glyph)
    {
        const int Words = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;
        var parts = new List<int>();
        var (start, end) = font.Outline(glyph);
        var outline = font.Table("glyf")[start..end];
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return parts;
        for (int at = 10, flags = More; (flags & More) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }

        return parts;
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueTypeFont font, SortedSet<int> used)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (font.GlyphCount + 1)];
        for (var i = 0; i < font.GlyphCount; i++)
        {
            U32(loca, 4 * i, (uint)glyf.Length);
            if (!used.Contains(i))
                continue;
            var (start, end) = font.Outline(i);
            glyf.Write(font.Table("glyf")[start..end]);
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
        }

        U32(loca, 4 * font.GlyphCount, (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Table("head").ToArray();
        U32(head, 8, 0);
        U16(head, 50, 1);
        return head;
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[i..]));
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static void U16(byte[] data, int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at), (ushort)value);

    private static void U32(byte[] data, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at), value);
}
