using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Silo.EventSourcing;

/// <summary>What makes two commands the same one: the aggregate they are for, their type and their bytes.</summary>
internal static class CommandHash
{
    /// <summary>SHA-256 over kind, id and type, each closed by a zero byte (none of them can hold one), then the payload.</summary>
    /// <remarks>In one piece: a hash that is fed in pieces costs four times as much for a command of usual length.</remarks>
    public static byte[] Of(string kind, string id, string type, ReadOnlyMemory<byte> payload)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(kind.Length + id.Length + type.Length) + 3 + payload.Length);
        var at = Part(bytes, 0, kind);
        at = Part(bytes, at, id);
        at = Part(bytes, at, type);
        payload.Span.CopyTo(bytes.AsSpan(at));
        var hash = SHA256.HashData(bytes.AsSpan(0, at + payload.Length));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    private static int Part(byte[] bytes, int at, string part)
    {
        at += Encoding.UTF8.GetBytes(part, bytes.AsSpan(at));
        bytes[at] = 0;
        return at + 1;
    }
}
