using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Identity.Issuers;

namespace Reinstate.Gateway.Identity.Tokens;

/// <summary>
/// Verifies access tokens: signature, issuer, audience, lifetime and type by ASP.NET Core's handler, then that it is no id token and says clearly who calls. What was found good is
/// remembered for a while.
/// </summary>
internal sealed class AccessTokens(IIssuer issuer, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    // All headers of a request together are not longer.
    private const int LongestToken = 32 * 1024;

    private readonly RememberedTokens _remembered = new(options.Value.Identity.MostRemembered, options.Value.Identity.Remembered, time);

    /// <summary>What the token of a header said a moment ago, or null.</summary>
    public Presented? Remembered(string authorization) => _remembered.Find(authorization, issuer.Generation);

    /// <summary>What the token of a header says.</summary>
    public async Task<Presented> CheckAuthorizationAsync(HttpContext http, string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Presented.Nothing;
        }

        var generation = issuer.Generation;
        var found = await CheckAsync(http, authorization[Scheme.Length..].Trim());
        if (found.Identity is not null)
        {
            _remembered.Add(authorization, generation, found);
        }

        return found;
    }

    /// <summary>What a token says. One for each request: the handler remembers its finding with it.</summary>
    public async Task<Presented> CheckAsync(HttpContext http, string text)
    {
        if (Parse(text) is not { } token)
        {
            return Presented.Refused(Catalogue.TokenInvalid, "not a signed JWT");
        }

        try
        {
            await issuer.PrepareAsync(token.Kid is { Length: > 0 } id ? id : null, http.RequestAborted);
        }
        catch (IssuerUnavailableException)
        {
            return Presented.Refused(Catalogue.IssuerUnavailable);
        }

        http.Features.Set(new TokenToCheck(text));
        var result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded)
        {
            return Presented.Refused(Catalogue.TokenInvalid, TokenFaults.Of(result.Failure));
        }

        if (IdentityClaims.IsIdToken(token))
        {
            return Presented.Refused(Catalogue.TokenInvalid, "an id token is not an access token");
        }

        return IdentityClaims.Read(token, options.Value.Identity.Claims, out var faults) is { } identity
            ? Presented.As(identity)
            : Presented.Refused(Catalogue.ClaimsInvalid, faults);
    }

    /// <summary>Null for what is no signed JWT, or needs an extension that this node does not know (RFC 7515, 4.1.11).</summary>
    private static JsonWebToken? Parse(string text)
    {
        if (text.Length is 0 or > LongestToken)
        {
            return null;
        }

        try
        {
            var token = new JsonWebToken(text);
            return token is { IsEncrypted: false, EncodedSignature.Length: > 0 } && !token.TryGetHeaderValue<object>("crit", out _) ? token : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenMalformedException)
        {
            return null;
        }
    }
}

/// <summary>The token that ASP.NET Core's handler verifies for this request, wherever it came from.</summary>
internal sealed record TokenToCheck(string Text);
