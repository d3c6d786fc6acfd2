using System.Buffers.Binary;
using System.Numerics;

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
        if (bytes.Length < 8)
            return Fold(hash ^ Few(bytes), Other) ^ Seed;
        var last = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]);
        for (; bytes.Length > 8; bytes = bytes[8..])
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Odd);
        return Fold(hash ^ last, Other) ^ Seed;
    }

    /// <summary>A place below places, a power of two, that depends on the length and on the first, middle and last bytes only: for caches.</summary>
    public static int Place(ReadOnlySpan<byte> bytes, int places)
    {
        var ends = bytes.Length < 8 ? Few(bytes)
            : BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]), 29);
        if (bytes.Length > 16)
            ends = (ends * Other) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[((bytes.Length / 2) - 4)..]);
        return (int)(((ends ^ (ulong)bytes.Length) * Odd) >> 32) & (places - 1);
    }

    /// <summary>Up to seven bytes; what overlaps does no harm, because the length is taken in as well.</summary>
    private static ulong Few(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => 0,
        < 4 => bytes[0] | ((ulong)bytes[bytes.Length / 2] << 8) | ((ulong)bytes[^1] << 16),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << 32),
    };

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
