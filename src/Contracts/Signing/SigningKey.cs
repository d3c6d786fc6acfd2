using System.Security.Cryptography;

namespace Reinstate.Contracts.Signing;

/// <summary>A node's key: ECDSA on P-256 with SHA-256, signatures of 64 bytes.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        PublicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        Id = PublicKeys.IdOf(key);
    }

    /// <summary>Names the key: the first 16 hexadecimal digits of the SHA-256 of its public half.</summary>
    public string Id { get; }

    /// <summary>Its public half, to hand to whoever verifies.</summary>
    public string PublicPem { get; }

    /// <summary>A new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key (PKCS#8 or SEC 1, not enciphered).</summary>
    /// <exception cref="ArgumentException">The text holds none, or one of another kind.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            PublicKeys.ThrowUnlessP256(key);

            // A public key is imported as well; only signing tells the two apart.
            key.SignHash(new byte[SHA256.HashSizeInBytes]);
            return new SigningKey(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new ArgumentException("It is not a private key on P-256.", nameof(pem), e);
        }
    }

    /// <summary>The private key in PKCS#8, to keep where nobody else reads it.</summary>
    public string PrivatePem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    public byte[] Sign(ReadOnlySpan<byte> what) => _key.SignData(what, HashAlgorithmName.SHA256);

    public void Dispose() => _key.Dispose();
}
