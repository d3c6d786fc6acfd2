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
        for (var start = 0; start == 0 || start < pack.Data.Length; start += Size)
        {
            yield return new EvidencePackChunk
            {
                FileName = start == 0 ? pack.FileName : "",
                Position = pack.Position,
                Data = UnsafeByteOperations.UnsafeWrap(pack.Data.Memory.Slice(start, Math.Min(Size, pack.Data.Length - start))),
            };
        }
    }
}
