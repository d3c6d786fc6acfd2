using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>A copy whose pages are written, to which the originals are to be added.</summary>
public sealed class SubjectAccessDraft
{
    private readonly string _name;
    private readonly PackDocument _document;
    private readonly ImmutableArray<PackedFile> _pages;

    internal SubjectAccessDraft(string name, PackDocument document, ImmutableArray<PackedFile> pages, ImmutableArray<WantedScan> scans) =>
        (_name, _document, _pages, Scans) = (name, document, pages, scans);

    /// <summary>Whose bytes are files of the copy.</summary>
    public ImmutableArray<WantedScan> Scans { get; }

    /// <summary>With the originals, and a manifest of everything.</summary>
    /// <param name="scans">The bytes of <see cref="Scans"/> by file. What is not among them could not be read, which the copy says.</param>
    public EvidencePackFile Packed(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> scans)
    {
        ImmutableArray<PackedFile> files = [.. _pages, .. Pictures.Of(Scans, scans)];
        return new(_name, PackZip.Of([.. files, new PackedFile(PackManifest.File, PackManifest.Render(_document, files))]), _document.Position);
    }
}
