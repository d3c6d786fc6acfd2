using System.Security.Cryptography;

namespace Reinstate.Contracts.Privacy;

/// <summary>
/// The key under which all is enciphered that was recorded about one subject: 32 bytes from the system's random source. Each event has a key of its own, derived from this one and
/// a salt, so that an event can be shown to somebody together with its key, and nothing else of that person.
/// </summary>
public sealed class DataKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>Bytes of a salt: chosen at random, two events of a person have the same one with a chance of 2^-64 after 2^32 events.</summary>
    public const int SaltLength = 16;

    private readonly byte[] _secret;

    /// <summary>The key with these bytes.</summary>
    public DataKey(ReadOnlySpan<byte> secret) =>
        _secret = secret.Length == Length ? secret.ToArray() : throw new ArgumentException($"A data key has {Length} bytes.", nameof(secret));

    /// <summary>Its bytes, to be wrapped.</summary>
    public ReadOnlySpan<byte> Secret => _secret;

    /// <summary>A new key.</summary>
    public static DataKey Create()
    {
        Span<byte> secret = stackalloc byte[Length];
        RandomNumberGenerator.Fill(secret);
        return new DataKey(secret);
    }

    /// <summary>Derives an event's key: the one-step derivation of NIST SP 800-56C with SHA-256, which takes one block here.</summary>
    /// <param name="salt"><see cref="SaltLength"/> bytes.</param>
    /// <param name="key">Takes <see cref="Length"/> bytes.</param>
    public void Derive(ReadOnlySpan<byte> salt, Span<byte> key)
    {
        Span<byte> block = stackalloc byte[4 + Length + SaltLength];
        block.Clear();
        block[3] = 1;
        _secret.CopyTo(block[4..]);
        salt.CopyTo(block[(4 + Length)..]);
        SHA256.HashData(block, key);
    }
}
