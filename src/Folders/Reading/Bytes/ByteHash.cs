using System.Buffers.Binary;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>
/// A 64-bit hash of bytes, eight at a time by multiplying and folding. The seed is of this process, so that nobody can write a file whose
/// ids collide on purpose; no result depends on it. Equal hashes of different rows have a chance of 2^-64 a pair.
/// </summary>
internal static class ByteHash
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;
    private const ulong Other = 0xD6E8_FEB8_6659_FD93;

    private static readonly ulong Seed = ((ulong)(uint)StringComparer.Ordinal.GetHashCode("ids") << 32) | (uint)StringComparer.Ordinal.GetHashCode("rows");

    public static ulong Of(ReadOnlySpan<byte> bytes) => Continue(Seed, bytes);

    /// <summary>Takes in a further piece; where pieces end makes a difference.</summary>
    public static ulong Continue(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash ^= (ulong)bytes.Length * Other;
        for (; bytes.Length >= 8; bytes = bytes[8..])
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Odd);
        ulong rest = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
            rest = (rest << 8) | bytes[i];
        return Fold(hash ^ rest, Other) ^ Seed;
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
