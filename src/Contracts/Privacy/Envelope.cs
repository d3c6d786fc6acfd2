using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Contracts.Privacy;

/// <summary>
/// What is stored of an event that says something about a person: what stays readable, then the rest under AES-256-GCM. Where it stands (organisation, stream, type) and all that is
/// readable are authenticated with it, so nothing of an envelope can be put elsewhere.
/// </summary>
/// <remarks>
/// <para>
/// Bytes: 0 (no protobuf message begins so), the form (1), whose key it is (see <see cref="KeyOwner"/>; a named person follows as length and UTF-8), the length of the readable part
/// and that part, the salt (16), the ciphertext, the tag (16). Lengths are four bytes, big-endian.
/// </para>
/// <para>The key is used for this envelope only, so its nonce is zero. Cost: about 3 µs to close or to open one.</para>
/// </remarks>
public static class Envelope
{
    private const byte Form = 1;
    private const int TagLength = 16;
    private const int LengthLength = 4;
    private static readonly byte[] Nonce = new byte[12];

    /// <summary>Whether these bytes are an envelope, rather than an event as it was written before there were any.</summary>
    public static bool Is(ReadOnlySpan<byte> stored) => stored.Length > 0 && stored[0] == 0;

    /// <summary>Closes an envelope.</summary>
    /// <param name="key">The owner's.</param>
    /// <param name="place">Where it will stand.</param>
    /// <param name="owner">Whose key it is.</param>
    /// <param name="open">What stays readable.</param>
    /// <param name="personal">What is enciphered.</param>
    public static byte[] Close(DataKey key, EnvelopePlace place, KeyOwner owner, ReadOnlySpan<byte> open, ReadOnlySpan<byte> personal)
    {
        var named = owner.Kind == OwnerKind.NamedPerson ? Encoding.UTF8.GetBytes(owner.Person) : null;
        var head = 3 + (named is null ? 0 : LengthLength + named.Length) + LengthLength + open.Length;
        var bytes = new byte[head + DataKey.SaltLength + personal.Length + TagLength];
        (bytes[1], bytes[2]) = (Form, (byte)owner.Kind);
        var at = 3;
        if (named is not null)
        {
            at = Write(bytes, at, named);
        }

        Write(bytes, at, open);
        var salt = bytes.AsSpan(head, DataKey.SaltLength);
        RandomBytes.Fill(salt);
        Span<byte> own = stackalloc byte[DataKey.Length];
        key.Derive(salt, own);
        using var cipher = new AesGcm(own, TagLength);
        var text = bytes.AsSpan(head + DataKey.SaltLength);
        cipher.Encrypt(Nonce, personal, text[..^TagLength], text[^TagLength..], place.Around(bytes.AsSpan(0, head)));
        CryptographicOperations.ZeroMemory(own);
        return bytes;
    }

    /// <summary>The owner and the readable part of an envelope.</summary>
    /// <exception cref="EnvelopeDamagedException">It is not one, or cut off.</exception>
    public static (KeyOwner Owner, ReadOnlyMemory<byte> Open) Front(ReadOnlyMemory<byte> stored)
    {
        var (owner, open, _) = Parse(stored);
        return (owner, open);
    }

    /// <summary>The owner of an envelope, or null where it is none or damaged: opening it then says so.</summary>
    public static KeyOwner? OwnerOf(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return Parse(stored).Owner;
        }
        catch (EnvelopeDamagedException)
        {
            return null;
        }
    }

    /// <summary>Everything that was put in: the readable part and, behind it, what was enciphered.</summary>
    /// <exception cref="EnvelopeDamagedException">It was altered, stands elsewhere than where it was put, or the key is another.</exception>
    public static byte[] Open(DataKey key, EnvelopePlace place, ReadOnlyMemory<byte> stored)
    {
        Span<byte> own = stackalloc byte[DataKey.Length];
        key.Derive(SaltOf(stored).Span, own);
        var content = OpenWith(own, place, stored);
        CryptographicOperations.ZeroMemory(own);
        return content;
    }

    /// <summary>The key that opens this envelope and no other.</summary>
    /// <exception cref="EnvelopeDamagedException">It is not one, or cut off.</exception>
    public static byte[] OwnKey(DataKey key, ReadOnlyMemory<byte> stored)
    {
        var own = new byte[DataKey.Length];
        key.Derive(SaltOf(stored).Span, own);
        return own;
    }

    /// <summary>As <see cref="Open"/>, with the envelope's own key.</summary>
    /// <exception cref="EnvelopeDamagedException">It was altered, stands elsewhere than where it was put, or the key is another.</exception>
    public static byte[] OpenWith(ReadOnlySpan<byte> ownKey, EnvelopePlace place, ReadOnlyMemory<byte> stored)
    {
        var (_, open, head) = Parse(stored);
        var text = stored.Span[(head + DataKey.SaltLength)..];
        var content = new byte[open.Length + text.Length - TagLength];
        open.Span.CopyTo(content);
        try
        {
            using var cipher = new AesGcm(ownKey, TagLength);
            cipher.Decrypt(Nonce, text[..^TagLength], text[^TagLength..], content.AsSpan(open.Length), place.Around(stored.Span[..head]));
            return content;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new EnvelopeDamagedException($"what is enciphered in {place.Stream} ({place.Type}) does not open: it was altered, or the key is another", e);
        }
    }

    private static ReadOnlyMemory<byte> SaltOf(ReadOnlyMemory<byte> stored) => stored.Slice(Parse(stored).Head, DataKey.SaltLength);

    private static (KeyOwner Owner, ReadOnlyMemory<byte> Open, int Head) Parse(ReadOnlyMemory<byte> stored)
    {
        if (stored.Length < 3 || !Is(stored.Span) || stored.Span[1] != Form || stored.Span[2] > (byte)OwnerKind.Folds)
        {
            throw new EnvelopeDamagedException("this is not an envelope that this program can open");
        }

        var (kind, at) = ((OwnerKind)stored.Span[2], 3);
        var named = kind == OwnerKind.NamedPerson ? Encoding.UTF8.GetString(Read(stored, ref at).Span) : "";
        var open = Read(stored, ref at);
        return stored.Length >= at + DataKey.SaltLength + TagLength ? (new KeyOwner(kind, named), open, at) : throw CutOff();
    }

    private static int Write(Span<byte> to, int at, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(to[at..], bytes.Length);
        bytes.CopyTo(to[(at + LengthLength)..]);
        return at + LengthLength + bytes.Length;
    }

    private static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> from, ref int at)
    {
        if (from.Length < at + LengthLength || BinaryPrimitives.ReadInt32BigEndian(from.Span[at..]) is var length && (length < 0 || length > from.Length - at - LengthLength))
        {
            throw CutOff();
        }

        var bytes = from.Slice(at + LengthLength, length);
        at += LengthLength + length;
        return bytes;
    }

    private static EnvelopeDamagedException CutOff() => new("an envelope is cut off");
}

/// <summary>Where an envelope stands.</summary>
public readonly record struct EnvelopePlace(string Tenant, string Stream, string Type)
{
    /// <summary>What is authenticated beside the ciphertext: the place, each part closed by a zero byte (none can hold one), then the head of the envelope.</summary>
    internal ReadOnlySpan<byte> Around(ReadOnlySpan<byte> head)
    {
        var around = new byte[Encoding.UTF8.GetMaxByteCount(Tenant.Length + Stream.Length + Type.Length) + 3 + head.Length];
        var at = Part(around, 0, Tenant);
        at = Part(around, at, Stream);
        at = Part(around, at, Type);
        head.CopyTo(around.AsSpan(at));
        return around.AsSpan(0, at + head.Length);
    }

    private static int Part(byte[] around, int at, string part) => at + Encoding.UTF8.GetBytes(part, around.AsSpan(at)) + 1;
}

/// <summary>An envelope does not open, or is none.</summary>
public sealed class EnvelopeDamagedException(string message, Exception? inner = null) : Exception(message, inner);
