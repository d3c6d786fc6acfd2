using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reinstate.Silo.Client;

/// <summary>Whose certificates are believed of a node that speaks TLS: those of the system's store, of the authorities in a file, or one alone.</summary>
internal sealed class NodeTrust
{
    private readonly Action<SocketsHttpHandler> _apply;

    private NodeTrust(Action<SocketsHttpHandler> apply) => _apply = apply;

    /// <summary>As the system believes; without TLS, what there is.</summary>
    public static NodeTrust System { get; } = new(_ => { });

    /// <summary>The authorities of a PEM file, and no others.</summary>
    /// <exception cref="NodeTrustException">There are none in it.</exception>
    public static NodeTrust Authorities(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? new(handler => handler.SslOptions.CertificateChainPolicy = Only(authorities)) : throw new NodeTrustException($"--ca: there is no certificate in {file}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new NodeTrustException($"--ca: {file} cannot be read: {e.Message}");
        }
    }

    /// <summary>This very certificate, by whatever name the node is called: for a node that calls itself.</summary>
    public static NodeTrust Exactly(Func<string> thumbprint) => new(handler => handler.SslOptions.RemoteCertificateValidationCallback =
        (_, shown, _, _) => shown is X509Certificate2 certificate && certificate.GetCertHashString(HashAlgorithmName.SHA256) == thumbprint());

    /// <summary>The option that names the file.</summary>
    public static Option<string?> Option() => new("--ca") { Description = "PEM file of the authorities whose certificates are believed of the node. Default: those of the system.", HelpName = "FILE" };

    /// <summary>What the option says.</summary>
    public static NodeTrust Of(string? file) => file is null ? System : Authorities(file);

    /// <summary>A handler for connections to the node.</summary>
    public SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ConnectTimeout = TimeSpan.FromSeconds(5) };
        _apply(handler);
        return handler;
    }

    // Whether one was withdrawn is asked of nobody: a private authority seldom has anybody to ask.
    private static X509ChainPolicy Only(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}

/// <summary>Nobody's certificates can be believed; the message says why.</summary>
internal sealed class NodeTrustException(string message) : Exception(message);
