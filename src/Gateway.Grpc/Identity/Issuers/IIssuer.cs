using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Reinstate.Gateway.Identity.Issuers;

/// <summary>Whoever says who somebody is: its keys for verifying tokens, its endpoints for signing in.</summary>
internal interface IIssuer : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>Another number whenever the keys have changed.</summary>
    int Generation { get; }

    /// <summary>Whether a name that a token gives its issuer is this one's; null where the discovery document names it.</summary>
    Func<string, bool>? Vouches { get; }

    /// <summary>Sees that there are keys and, when none of them has this id, whether there is a new one.</summary>
    /// <exception cref="IssuerUnavailableException">There are none, and the issuer cannot be reached.</exception>
    Task PrepareAsync(string? keyId, CancellationToken cancellation);

    /// <summary>The endpoints, as whoever made this request reaches them.</summary>
    /// <exception cref="IssuerUnavailableException">They are not known, and the issuer cannot be reached.</exception>
    Task<OpenIdConnectConfiguration> EndpointsAsync(HttpRequest request, CancellationToken cancellation);
}

/// <summary>Nothing can be said of a token just now.</summary>
internal sealed class IssuerUnavailableException(Exception? cause = null) : Exception("The issuer of identities cannot be reached.", cause);
