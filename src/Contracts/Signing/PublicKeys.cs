using System.Security.Cryptography;

namespace Reinstate.Contracts.Signing;

/// <summary>Keys that signatures are held against; those that have been replaced still count for what they signed.</summary>
public sealed class PublicKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);

    /// <param name="pems">Public keys; of a private one its public half.</param>
    /// <exception cref="ArgumentException">One is not a key on P-256.</exception>
    public PublicKeys(IEnumerable<string> pems)
    {
        foreach (var pem in pems)
        {
            var key = ECDsa.Create();
            try
            {
                key.ImportFromPem(pem);
                ThrowUnlessP256(key);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                key.Dispose();
                throw new ArgumentException("It is not a key on P-256.", nameof(pems), e);
            }

            _keys[IdOf(key)] = key;
        }
    }

    public IReadOnlyCollection<string> Ids => _keys.Keys;

    /// <summary>What is wrong with a signature; null when nothing is.</summary>
    public string? Fault(string key, ReadOnlySpan<byte> what, ReadOnlySpan<byte> signature) =>
        !_keys.TryGetValue(key, out var known) ? $"it is signed by the key {key}, which is not known"
        : known.VerifyData(what, signature, HashAlgorithmName.SHA256) ? null
        : $"the signature by the key {key} is not of this";

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    internal static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    internal static void ThrowUnlessP256(ECDsa key)
    {
        if (key.ExportParameters(false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
        {
            throw new CryptographicException();
        }
    }
}
