using System.IO.Compression;

namespace Reinstate.Reconciliation.Scans;

/// <summary>Unpacks what is packed by zlib, as far as somebody is willing to go.</summary>
internal static class Unpacking
{
    private const int Step = 64 * 1024;

    /// <summary>Bytes that it unpacks to, or the limit where it is more; null where it cannot be unpacked.</summary>
    public static long? LengthOf(Stream packed, long limit)
    {
        var (buffer, length) = (new byte[Step], 0L);
        return Walk(packed, () => limit - length, (read, _) => length += read, buffer) ? length : null;
    }

    /// <summary>What it unpacks to; null where it cannot be unpacked, or is more than the limit.</summary>
    public static byte[]? Bytes(Stream packed, long limit)
    {
        using var bytes = new MemoryStream();
        return Walk(packed, () => limit + 1 - bytes.Length, (read, buffer) => bytes.Write(buffer, 0, read), new byte[Step]) && bytes.Length <= limit ? bytes.ToArray() : null;
    }

    private static bool Walk(Stream packed, Func<long> left, Action<int, byte[]> take, byte[] buffer)
    {
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
            while (left() is > 0 and var rest && unpacked.Read(buffer, 0, (int)Math.Min(rest, buffer.Length)) is > 0 and var read)
                take(read, buffer);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
