using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs.Rendering;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>
/// Verifies a pack with nothing but the pack and public keys: the signature over its manifest, each file against the manifest, each event against its digest, and every byte of the
/// zip. What is wrong is named, the first event first.
/// </summary>
public static class PackCheck
{
    // A pack of the largest incident is some hundred megabytes; a hostile one must not unfold into the whole memory.
    private const long LargestFile = 1L << 30;

    /// <summary>What is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(byte[] pack, PublicKeys keys)
    {
        var faults = new List<string>();
        if (PackZip.ChecksumFault(pack) is { } fault)
        {
            faults.Add(fault);
        }

        try
        {
            var files = Read(pack, faults);
            faults.AddRange(Held(files, keys));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            faults.Add($"the zip cannot be read: {e.Message}");
        }

        return faults;
    }

    private static SortedDictionary<string, ImmutableArray<byte>> Read(byte[] pack, List<string> faults)
    {
        var files = new SortedDictionary<string, ImmutableArray<byte>>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(pack), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (files.ContainsKey(entry.FullName))
            {
                faults.Add($"{entry.FullName} is there twice");
            }
            else if (Bytes(entry) is { } bytes)
            {
                files.Add(entry.FullName, bytes);
            }
            else
            {
                faults.Add($"{entry.FullName} cannot be read");
            }
        }

        return files;
    }

    private static ImmutableArray<byte>? Bytes(ZipArchiveEntry entry)
    {
        try
        {
            using var body = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[81_920];
            for (var read = body.Read(buffer); read > 0; read = body.Read(buffer))
            {
                if (bytes.Length + read > LargestFile)
                {
                    return null;
                }

                bytes.Write(buffer.AsSpan(0, read));
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(bytes.ToArray());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Held(SortedDictionary<string, ImmutableArray<byte>> files, PublicKeys keys)
    {
        if (!files.TryGetValue(PackManifest.File, out var manifest) || !files.TryGetValue(PackSignature.File, out var signature))
        {
            yield return $"{PackManifest.File} or {PackSignature.File} is missing: nothing says what the pack must be";
            yield break;
        }

        if (PackSignature.Fault(manifest, signature, keys) is { } fault)
        {
            yield return $"{PackManifest.File}: {fault}";
        }

        if (Listed(manifest) is not { } listed)
        {
            yield return $"{PackManifest.File} cannot be read";
            yield break;
        }

        foreach (var altered in files.TryGetValue(EventFiles.Digests, out var digests) && files.TryGetValue(EventFiles.Events, out var events) ? EventOrder.Faults(digests, events) : [])
        {
            yield return altered;
        }

        foreach (var (name, sha256) in listed)
        {
            if (!files.TryGetValue(name, out var bytes))
            {
                yield return $"{name} is missing";
            }
            else if (Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan())) != sha256)
            {
                yield return $"{name} was altered: its SHA-256 is not the manifest's";
            }
        }

        foreach (var name in files.Keys.Except(listed.Select(file => file.Name).Append(PackManifest.File).Append(PackSignature.File), StringComparer.Ordinal))
        {
            yield return $"{name} was added: the manifest does not know it";
        }
    }

    private static List<(string Name, string Sha256)>? Listed(ImmutableArray<byte> manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest.AsMemory());
            return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("name").GetString()!, file.GetProperty("sha256").GetString()!))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
