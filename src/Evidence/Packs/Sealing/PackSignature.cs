using System.Collections.Immutable;
using System.Text;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs.Rendering;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary><c>manifest.sig</c>: the id of the key, a space, and its signature over <c>manifest.json</c> in base64.</summary>
internal static class PackSignature
{
    public const string File = "manifest.sig";

    public static PackedFile Of(PackedFile manifest, SigningKey key) =>
        new(File, [.. Encoding.ASCII.GetBytes($"{key.Id} {Convert.ToBase64String(key.Sign(manifest.Bytes.AsSpan()))}\n")]);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Fault(ImmutableArray<byte> manifest, ImmutableArray<byte> signature, PublicKeys keys)
    {
        var text = Encoding.ASCII.GetString(signature.AsSpan());
        var bytes = new byte[64];
        return text.Split(' ') is [var key, [.. var base64, '\n']] && Convert.TryFromBase64String(base64, bytes, out var length) && text == $"{key} {Convert.ToBase64String(bytes, 0, length)}\n"
            ? keys.Fault(key, manifest.AsSpan(), bytes.AsSpan(0, length))
            : "it is not a key's id and a signature";
    }
}
