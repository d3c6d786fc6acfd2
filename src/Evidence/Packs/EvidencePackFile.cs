using System.Collections.Immutable;

namespace Reinstate.Evidence.Packs;

/// <summary>An evidence pack, ready to hand over.</summary>
/// <param name="FileName">Safe in every file system; names the incident and the position.</param>
/// <param name="Zip">evidence.html, evidence.pdf, evidence.json, data/*.csv, manifest.json and, when it is sealed, events, scans and signature.</param>
/// <param name="Position">Of the organisation's log, that the pack is a fold of.</param>
public sealed record EvidencePackFile(string FileName, ImmutableArray<byte> Zip, long Position);
