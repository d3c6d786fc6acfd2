using System.Buffers.Binary;
using System.IO.Compression;

namespace Reinstate.TestScans;

/// <summary>Small PNGs, whole and with true checksums.</summary>
internal static class SomePng
{
    public static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>A grey picture.</summary>
    public static byte[] Of(int width, int height, params byte[] remarks) => [.. Signature, .. Head(width, height), .. remarks, .. Data((long)height * (1 + width)), .. Chunk("IEND")];

    public static byte[] Head(int width, int height, byte depth = 8, byte colour = 0, byte interlaced = 0)
    {
        var body = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(body, width);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), height);
        (body[8], body[9], body[12]) = (depth, colour, interlaced);
        return Chunk("IHDR", body);
    }

    public static byte[] Data(long unpacked) => Chunk("IDAT", Packed(unpacked));

    public static byte[] Packed(long unpacked)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[64 * 1024];
            for (var left = unpacked; left > 0; left -= row.Length)
                zlib.Write(row, 0, (int)Math.Min(left, row.Length));
        }

        return packed.ToArray();
    }

    public static byte[] Chunk(string name, params byte[] body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        System.Text.Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Checksum(chunk.AsSpan(4, 4 + body.Length)));
        return chunk;
    }

    // Bit by bit, and so written in another way than what it is held against.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xedb88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
