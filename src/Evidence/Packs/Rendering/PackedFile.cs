using System.Collections.Immutable;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>A file of the pack.</summary>
internal sealed record PackedFile(string Name, ImmutableArray<byte> Bytes)
{
    /// <summary>Whether it is packed already, as pictures are.</summary>
    public bool IsPacked { get; init; }
}
