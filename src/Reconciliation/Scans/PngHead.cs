using System.Buffers.Binary;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans;

/// <summary>The first chunk of a PNG (W3C, section 11.2.1), and how many bytes its picture therefore unpacks to.</summary>
internal readonly record struct PngHead(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    // First row and column, and step between rows and columns, of the seven passes of Adam7.
    private static readonly (int Row, int Column, int Rows, int Columns)[] Passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    public bool NeedsPalette => Colour == 3;

    private int Channels => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public static (PngHead? Head, Refusal? Fault) Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13)
            return (null, Faults.NotWhole("the head of the picture cannot be read"));
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (ScanLimits.Fault(width, height) is { } fault)
            return (null, fault);
        var (depth, colour) = (body[8], body[9]);
        var isKnown = (colour, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        return isKnown && body[10] == 0 && body[11] == 0 && body[12] <= 1
            ? (new PngHead((int)width, (int)height, depth, colour, body[12] == 1), null) : (null, Faults.NotWhole("the head of the picture cannot be read"));
    }

    /// <summary>Bytes of all rows, each with the byte that names its filter.</summary>
    public long Unpacked()
    {
        if (!Interlaced)
            return Rows(Width, Height);
        var (sum, head) = (0L, this);
        foreach (var (row, column, rows, columns) in Passes)
            sum += head.Rows((head.Width - column + columns - 1) / columns, (head.Height - row + rows - 1) / rows);
        return sum;
    }

    private long Rows(int width, int height) => width <= 0 || height <= 0 ? 0 : height * (1 + (((long)width * Channels * Depth) + 7) / 8);
}
