using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reinstate.Silo.Hosting.Transport;

/// <summary>
/// The certificate with which a node speaks TLS, read again when its files have changed: whoever renews it only replaces the files. Handshakes look, at most every few seconds, so nothing runs meanwhile.
/// </summary>
/// <remarks>Invariant: there always is one. Files that cannot be read, or of which one has been replaced and the other not yet, leave the one that was; connections that are open keep theirs.</remarks>
internal sealed partial class ServerCertificate
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly string _file;
    private readonly string _keyFile;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private volatile Loaded _current;
    private long _lookedAt;
    private byte[] _seen;

    /// <param name="file">PEM: the certificate, then those between it and a root.</param>
    /// <param name="keyFile">PEM of its key; null when it is in the same file.</param>
    /// <param name="time">Real time.</param>
    /// <param name="logger">Hears of each renewal.</param>
    /// <exception cref="CertificateException">There is no certificate with its key.</exception>
    public ServerCertificate(string file, string? keyFile, TimeProvider time, ILogger logger)
    {
        (_file, _keyFile, _time, _logger) = (file, keyFile ?? file, time, logger);
        try
        {
            (_seen, _lookedAt) = (Fingerprint(), time.GetTimestamp());
            _current = Load();
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new CertificateException($"{file} and {_keyFile} are not a certificate with its key, in PEM: {e.Message}");
        }

        InUse(_current.Leaf.NotAfter.ToUniversalTime());
    }

    /// <summary>The DNS names in it.</summary>
    public IReadOnlyList<string> Names => _current.Names;

    /// <summary>Its SHA-256, in hexadecimal digits.</summary>
    public string Thumbprint => _current.Leaf.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>What a handshake that begins now is made with.</summary>
    public SslServerAuthenticationOptions ForHandshake()
    {
        Look();
        return _current.Options;
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_lookedAt) < LookEvery)
            {
                return;
            }

            _lookedAt = _time.GetTimestamp();
            try
            {
                var found = Fingerprint();
                if (!found.AsSpan().SequenceEqual(_seen))
                {
                    _seen = found;
                    _current = Load();
                    InUse(_current.Leaf.NotAfter.ToUniversalTime());
                }
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                NotRead(e);
            }
        }
    }

    private static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    private byte[] Fingerprint() => [.. SHA256.HashData(File.ReadAllBytes(_file)), .. SHA256.HashData(File.ReadAllBytes(_keyFile))];

    private Loaded Load()
    {
        var leaf = X509Certificate2.CreateFromPemFile(_file, _keyFile);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_file);
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()).ToArray();
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(leaf, chain, offline: true),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            CipherSuitesPolicy = OperatingSystem.IsWindows() ? null : new CipherSuitesPolicy(Suites),
        };
        return new Loaded(leaf, names, options);
    }

    // Those of TLS 1.3, and of 1.2 the ones with forward secrecy and authenticated encryption (RFC 9325, 4.2).
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    [LoggerMessage(2201, LogLevel.Information, "The certificate in use is valid until {NotAfter:u}")]
    private partial void InUse(DateTime notAfter);

    [LoggerMessage(2202, LogLevel.Warning, "The certificate's files have changed and cannot be used; the one before serves on")]
    private partial void NotRead(Exception failure);

    private sealed record Loaded(X509Certificate2 Leaf, IReadOnlyList<string> Names, SslServerAuthenticationOptions Options);
}

/// <summary>There is no certificate to speak TLS with; the message says what was found.</summary>
internal sealed class CertificateException(string message) : Exception(message);
