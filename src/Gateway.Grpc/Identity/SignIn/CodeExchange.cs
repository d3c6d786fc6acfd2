using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Gateway.Identity.Issuers;
using Reinstate.Gateway.Identity.Tokens;

namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>Redeems the code that a browser brought: from node to issuer, so no token passes through a page (RFC 6749, 4.1.3; OpenID Connect Core 3.1.3).</summary>
internal sealed class CodeExchange(IIssuer issuer, AccessTokens tokens, IOptions<GatewayOptions> options) : IDisposable
{
    private readonly HttpClient _http = new(Handler(options.Value.Identity.BuiltIn?.OwnCertificate))
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private SignInOptions SignIn => options.Value.Identity.SignIn;

    /// <summary>Who signed in, with the name to show.</summary>
    /// <exception cref="SignInFailedException">The issuer does not take the code, or what it gives for it is not valid.</exception>
    /// <exception cref="IssuerUnavailableException">It cannot be reached.</exception>
    public async Task<(CallIdentity Who, string Name)> RedeemAsync(HttpContext http, string code, string redirectUri, PendingSignIn pending)
    {
        var endpoints = await issuer.EndpointsAsync(http.Request, http.RequestAborted);
        var (idText, accessText) = await AskAsync(endpoints, code, redirectUri, pending, http.RequestAborted);
        var id = await IdTokenAsync(idText, pending, http);
        var presented = await tokens.CheckAsync(http, accessText);
        if (presented.Identity is not { } who)
        {
            throw new SignInFailedException($"{presented.Refusal!.Kind.Sentence} {string.Join("; ", presented.Refusal.Reasons)}");
        }

        return new JsonWebToken(accessText).Subject is { Length: > 0 } subject && !string.Equals(subject, id.Subject, StringComparison.Ordinal)
            ? throw new SignInFailedException("The access token and the id token are of different people.")
            : (who, id.TryGetPayloadValue<string>("name", out var name) ? name : who.Name);
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(Func<string>? own)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (own is not null)
        {
            // Itself and nobody else: no authority vouches for the names of loopback.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                string.Equals(shown?.GetCertHashString(HashAlgorithmName.SHA256), own(), StringComparison.OrdinalIgnoreCase);
        }

        return handler;
    }

    private async Task<(string Id, string Access)> AskAsync(OpenIdConnectConfiguration endpoints, string code, string redirectUri, PendingSignIn pending, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["client_id"] = SignIn.ClientId,
            ["code_verifier"] = pending.Verifier,
        };
        if (SignIn.ClientSecret is { } secret)
        {
            form["client_secret"] = secret;
        }

        if (SignIn.Resource is { } resource)
        {
            form["resource"] = resource;
        }

        try
        {
            using var request = new FormUrlEncodedContent(form);
            using var response = await _http.PostAsync(endpoints.TokenEndpoint, request, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new SignInFailedException($"The issuer does not take the code ({(int)response.StatusCode}).");
            }

            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return answer.RootElement.TryGetProperty("id_token", out var id) && answer.RootElement.TryGetProperty("access_token", out var access)
                ? (id.GetString() ?? "", access.GetString() ?? "")
                : throw new SignInFailedException("The issuer gave no id token or no access token.");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new IssuerUnavailableException(e);
        }
    }

    private async Task<JsonWebToken> IdTokenAsync(string text, PendingSignIn pending, HttpContext http)
    {
        try
        {
            var token = new JsonWebToken(text);
            await issuer.PrepareAsync(token.Kid is { Length: > 0 } key ? key : null, http.RequestAborted);
            var endpoints = await issuer.EndpointsAsync(http.Request, http.RequestAborted);
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuer = endpoints.Issuer,
                ValidAudience = SignIn.ClientId,
                ValidAlgorithms = options.Value.Identity.Algorithms,
                IssuerSigningKeys = endpoints.SigningKeys,
                ClockSkew = options.Value.Identity.ClockSkew,
            });
            if (!result.IsValid)
            {
                throw new SignInFailedException($"The id token is not valid: {TokenFaults.Of(result.Exception)}.");
            }

            var azp = token.TryGetPayloadValue<string>("azp", out var authorized) ? authorized : SignIn.ClientId;
            return token.TryGetPayloadValue<string>("nonce", out var nonce) && string.Equals(nonce, pending.Nonce, StringComparison.Ordinal) && string.Equals(azp, SignIn.ClientId, StringComparison.Ordinal)
                ? token
                : throw new SignInFailedException("The id token is not the answer to this sign-in.");
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenMalformedException)
        {
            throw new SignInFailedException("The id token cannot be read.");
        }
    }
}

/// <summary>Nobody was signed in; the message says why, and quotes nothing secret.</summary>
internal sealed class SignInFailedException(string message) : Exception(message);
