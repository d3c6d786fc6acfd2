using System.Collections.Immutable;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Sealing;

namespace Reinstate.Evidence.Packs;

/// <summary>A pack whose pages are written, to which the events of the log and a signature are to be added.</summary>
public sealed class EvidencePackDraft
{
    private readonly string _name;
    private readonly bool _redacted;
    private readonly PackDocument _document;
    private readonly ImmutableArray<PackedFile> _pages;

    internal EvidencePackDraft(string name, long position, bool redacted, PackDocument document, ImmutableArray<PackedFile> pages, ImmutableArray<WantedScan> scans) =>
        (_name, Position, _redacted, _document, _pages, Scans) = (name, position, redacted, document, pages, scans);

    /// <summary>Of the organisation's log, that the pack is a fold of.</summary>
    public long Position { get; }

    /// <summary>Whose bytes are files of the sealed pack; none of a redacted one.</summary>
    public ImmutableArray<WantedScan> Scans { get; }

    /// <summary>Without events and signature: the same view gives the same bytes.</summary>
    public EvidencePackFile Unsealed() => Zipped([.. _pages, Manifest(_pages)]);

    /// <summary>With the incident's events and the node's signature over all of it.</summary>
    /// <param name="events">Every event that touches the incident, up to <see cref="Position"/> or further, in the order of the log.</param>
    /// <param name="key">Signs.</param>
    /// <param name="scans">The bytes of <see cref="Scans"/> by file. What is not among them could not be read, which the pack says.</param>
    public EvidencePackFile Sealed(IEnumerable<LoggedEvent> events, SigningKey key, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? scans = null)
    {
        ImmutableArray<PackedFile> files = [.. _pages, .. Pictures.Of(Scans, scans ?? new Dictionary<string, ReadOnlyMemory<byte>>()), .. EventFiles.Of([.. events.TakeWhile(e => e.Fields.Position <= Position)], _redacted)];
        var manifest = Manifest(files);
        return Zipped([.. files, manifest, PackSignature.Of(manifest, key)]);
    }

    private PackedFile Manifest(ImmutableArray<PackedFile> files) => new(PackManifest.File, PackManifest.Render(_document, files));

    private EvidencePackFile Zipped(ImmutableArray<PackedFile> files) => new(_name, PackZip.Of(files), Position);
}
