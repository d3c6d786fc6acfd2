using System.Buffers.Binary;

namespace Reinstate.TestScans;

/// <summary>Small JPEGs, whole in their structure.</summary>
internal static class SomeJpeg
{
    public static readonly byte[] Begin = [0xff, 0xd8];
    public static readonly byte[] End = [0xff, 0xd9];

    // Coded data with a byte that is stuffed, and a restart.
    private static readonly byte[] Coded = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

    public static byte[] Of(int width, int height, byte frame = 0xc0, byte components = 3) => [.. Begin, .. Head, .. Frame(frame, width, height, components), .. Pass(), .. End];

    /// <summary>With something between its head and its frame.</summary>
    public static byte[] With(params byte[] parts) => [.. Begin, .. Head, .. parts, .. Frame(0xc0, 640, 480), .. Pass(), .. End];

    /// <summary>With something behind its first pass.</summary>
    public static byte[] Before(byte[] end, params byte[] parts) => [.. Begin, .. Head, .. Frame(0xc2, 640, 480), .. Pass(), .. parts, .. end];

    public static byte[] Segment(byte marker, params byte[] body)
    {
        var segment = new byte[4 + body.Length];
        (segment[0], segment[1]) = (0xff, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment, 4);
        return segment;
    }

    public static byte[] Frame(byte marker, int width, int height, byte components = 3) => Segment(
        marker, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, components, .. Enumerable.Range(1, components).SelectMany(i => (byte[])[(byte)i, 0x11, 0])]);

    public static byte[] Pass() => [.. Segment(0xda, 1, 1, 0, 0, 63, 0), .. Coded];

    private static byte[] Head => [.. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xdb, new byte[65]), .. Segment(0xc4, new byte[20])];
}
