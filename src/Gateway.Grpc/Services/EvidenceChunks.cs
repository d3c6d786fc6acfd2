using Google.Protobuf;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Cuts a pack into messages that every client accepts, without copying it.</summary>
internal static class EvidenceChunks
{
    /// <summary>Most bytes of data in a message.</summary>
    public const int Size = 64 * 1024;

    public static IEnumerable<EvidencePackChunk> Split(EvidencePackChunk pack)
    {
        foreach (var (start, data) in Split(pack.Data))
        {
            yield return new EvidencePackChunk { FileName = start == 0 ? pack.FileName : "", Position = pack.Position, Data = data };
        }
    }

    /// <summary>Pieces with their places; at least one.</summary>
    public static IEnumerable<(int Start, ByteString Data)> Split(ByteString data)
    {
        for (var start = 0; start == 0 || start < data.Length; start += Size)
        {
            yield return (start, UnsafeByteOperations.UnsafeWrap(data.Memory.Slice(start, Math.Min(Size, data.Length - start))));
        }
    }
}
