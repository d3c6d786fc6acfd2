using System.Security.Cryptography;
using System.Text;
using Reinstate.Contracts.Privacy;

namespace Reinstate.Storage.Enciphering;

/// <summary>
/// The key of the installation, which no store ever holds. From it each organisation's key is derived, and under that the data keys of its people are wrapped.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    private readonly byte[] _secret;

    /// <summary>The key with these bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than <see cref="Length"/>.</exception>
    public MasterKey(ReadOnlySpan<byte> secret)
    {
        _secret = secret.Length == Length ? secret.ToArray() : throw new ArgumentException($"A master key has {Length} bytes, not {secret.Length}.", nameof(secret));
        Id = Convert.ToHexStringLower(SHA256.HashData([.. "reinstate.master.1"u8, .. _secret]).AsSpan(0, 8));
    }

    /// <summary>What it is known by: 16 hexadecimal digits, which say nothing about it.</summary>
    public string Id { get; }

    /// <summary>Base64 of the key.</summary>
    public string Secret => Convert.ToBase64String(_secret);

    /// <summary>A new key.</summary>
    public static MasterKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>What an organisation's data keys are wrapped and unwrapped with.</summary>
    internal Wrapping For(string tenant) => new(tenant, _secret);
}

/// <summary>An organisation's key of keys, while many are wrapped or unwrapped.</summary>
internal sealed class Wrapping : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly string _tenant;
    private readonly AesGcm _cipher;

    public Wrapping(string tenant, ReadOnlySpan<byte> master)
    {
        Span<byte> key = stackalloc byte[DataKey.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, [], Encoding.UTF8.GetBytes($"reinstate.tenant.1\0{tenant}"));
        (_tenant, _cipher) = (tenant, new AesGcm(key, TagLength));
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>A data key as it may be stored: nonce (12 bytes), ciphertext (32), tag (16). Whose it is, is authenticated with it.</summary>
    public byte[] Wrap(string subject, DataKey key)
    {
        var wrapped = new byte[NonceLength + DataKey.Length + TagLength];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceLength));
        _cipher.Encrypt(wrapped.AsSpan(0, NonceLength), key.Secret, wrapped.AsSpan(NonceLength, DataKey.Length), wrapped.AsSpan(NonceLength + DataKey.Length), Owner(subject));
        return wrapped;
    }

    /// <summary>The data key that was wrapped; null where it was altered, or is of another subject.</summary>
    public DataKey? TryUnwrap(string subject, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != NonceLength + DataKey.Length + TagLength)
        {
            return null;
        }

        Span<byte> secret = stackalloc byte[DataKey.Length];
        try
        {
            _cipher.Decrypt(wrapped[..NonceLength], wrapped.Slice(NonceLength, DataKey.Length), wrapped[(NonceLength + DataKey.Length)..], secret, Owner(subject));
            return new DataKey(secret);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => _cipher.Dispose();

    private byte[] Owner(string subject) => Encoding.UTF8.GetBytes($"{_tenant}\0{subject}\0");
}

/// <summary>The master keys of the installation.</summary>
public interface IMasterKeys
{
    /// <summary>Under which data keys are wrapped from now on.</summary>
    MasterKey Current { get; }

    /// <summary>The key with that id, or null: one that was replaced is kept until nothing is wrapped under it.</summary>
    MasterKey? Find(string id);
}

/// <summary>A data key that is needed is altered or not there.</summary>
public sealed class KeyDamagedException(string subject) : Exception($"the data key of {subject} was altered, destroyed or taken away");
