using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>
/// One zip with entries in ordinal order and one fixed time stamp: the zip says nothing about when or where it was made. It ends in a comment with the SHA-256 of all bytes before that
/// digest, so that an altered byte of the container itself, which no program that unpacks it would notice, shows as well.
/// </summary>
internal static class PackZip
{
    // The earliest that the format can say.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Checksum = "sha256:";
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    public static ImmutableArray<byte> Of(ImmutableArray<PackedFile> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = Checksum + new string('0', Digits);
            foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Name, file.IsPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var body = entry.Open();
                body.Write(file.Bytes.AsSpan());
            }
        }

        var bytes = buffer.ToArray();
        Encoding.ASCII.GetBytes(DigestOf(bytes), bytes.AsSpan(bytes.Length - Digits));
        return ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    /// <summary>What is wrong with the bytes of a zip; null when nothing is.</summary>
    public static string? ChecksumFault(ReadOnlySpan<byte> zip) =>
        zip.Length > Digits && Encoding.ASCII.GetString(zip[^Digits..]) == DigestOf(zip) ? null : "the file was altered: it does not end in the SHA-256 of what is before";

    private static string DigestOf(ReadOnlySpan<byte> zip) => Convert.ToHexStringLower(SHA256.HashData(zip[..^Digits]));
}
