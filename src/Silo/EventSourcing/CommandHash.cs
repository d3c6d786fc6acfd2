using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Silo.EventSourcing;

/// <summary>What makes two commands the same one: the aggregate they are for, their type and their bytes.</summary>
internal static class CommandHash
{
    /// <summary>SHA-256 over kind, id and type, each closed by a zero byte (none of them can hold one), then the payload.</summary>
    public static byte[] Of(string kind, string id, string type, ReadOnlyMemory<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{kind}\0{id}\0{type}\0"));
        hash.AppendData(payload.Span);
        return hash.GetHashAndReset();
    }
}
