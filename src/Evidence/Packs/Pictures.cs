using System.Text;
using Reinstate.Evidence.Packs.Rendering;

namespace Reinstate.Evidence.Packs;

/// <summary>The originals as files of a pack; which of them could not be read stands in a file of its own.</summary>
internal static class Pictures
{
    public static IEnumerable<PackedFile> Of(IReadOnlyCollection<WantedScan> wanted, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> scans)
    {
        foreach (var scan in wanted.DistinctBy(scan => scan.File, StringComparer.Ordinal))
        {
            if (scans.TryGetValue(scan.File, out var bytes))
                yield return new PackedFile(scan.File, [.. bytes.Span]) { IsPacked = true };
        }

        if (wanted.Select(scan => scan.File).Where(file => !scans.ContainsKey(file)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } unreadable)
            yield return new PackedFile(PackScans.Unreadable, [.. Encoding.ASCII.GetBytes($"Kept, and not readable when this pack was made:\n{string.Concat(unreadable.Select(file => $"{file}\n"))}")]);
    }
}
