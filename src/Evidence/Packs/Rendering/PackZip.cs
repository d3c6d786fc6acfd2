using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>One zip with entries in ordinal order and one fixed time stamp: the zip says nothing about when or where it was made.</summary>
internal static class PackZip
{
    // The earliest that the format can say.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<byte> Of(ImmutableArray<PackedFile> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var body = entry.Open();
                body.Write(file.Bytes.AsSpan());
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(buffer.ToArray());
    }
}
