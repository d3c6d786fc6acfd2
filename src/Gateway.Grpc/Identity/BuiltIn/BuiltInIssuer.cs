using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Gateway.Identity.Issuers;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>
/// The issuer inside a node that only this machine reaches. Its name is the address under which it was asked, so each port has its own; the key is what counts, and nodes that share the
/// key's file believe each other.
/// </summary>
internal sealed class BuiltInIssuer : IIssuer
{
    public const string AuthorizePath = "/connect/authorize";
    public const string TokenPath = "/connect/token";

    private readonly OpenIdConnectConfiguration _configuration = new();

    public BuiltInIssuer(IOptions<GatewayOptions> options)
    {
        Options = options.Value.Identity.BuiltIn ?? throw new InvalidOperationException("There is no built-in issuer beside another.");
        Key = IssuerKey.Load(Options.KeyFile);
        _configuration.SigningKeys.Add(Key);
    }

    public BuiltInIssuerOptions Options { get; }

    public ECDsaSecurityKey Key { get; }

    public int Generation => 0;

    public Func<string, bool> Vouches => name => Uri.TryCreate(name, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", IsLoopback: true, PathAndQuery: "/" };

    /// <summary>Scheme, host and port as the caller wrote them.</summary>
    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => Task.FromResult(_configuration);

    public void RequestRefresh()
    {
    }

    public Task PrepareAsync(string? keyId, CancellationToken cancellation) => Task.CompletedTask;

    public Task<OpenIdConnectConfiguration> EndpointsAsync(HttpRequest request, CancellationToken cancellation)
    {
        var origin = Origin(request);
        var here = new OpenIdConnectConfiguration { Issuer = $"{origin}/", AuthorizationEndpoint = origin + AuthorizePath, TokenEndpoint = origin + TokenPath };
        here.SigningKeys.Add(Key);
        return Task.FromResult(here);
    }
}
