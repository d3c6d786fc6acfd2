using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>
/// A sign-in that has begun in one browser. Its cookie holds a random secret, from which state, nonce and PKCE verifier follow; nodes keep nothing, and the answer may reach any of them.
/// </summary>
/// <remarks>Who does not have the browser's cookie can neither finish its sign-in nor have their own finished in it (RFC 6749, 10.12).</remarks>
internal sealed class PendingSignIn
{
    private const string Cookie = "reinstate-signin";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly byte[] _secret;

    private PendingSignIn(byte[] secret, string returnTo) => (_secret, ReturnTo) = (secret, returnTo);

    /// <summary>A path of this node.</summary>
    public string ReturnTo { get; }

    public string State => Derive("state");

    public string Nonce => Derive("nonce");

    public string Verifier => Derive("verifier");

    /// <summary>RFC 7636, S256.</summary>
    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Begins one, and gives the browser its cookie.</summary>
    public static PendingSignIn Begin(HttpContext http, string? returnTo, SignInOptions options)
    {
        var pending = new PendingSignIn(RandomNumberGenerator.GetBytes(32), IsOwnPath(returnTo) ? returnTo! : "/");
        http.Response.Cookies.Append(Cookie, $"{Base64UrlEncoder.Encode(pending._secret)}.{Base64UrlEncoder.Encode(pending.ReturnTo)}", Options(http, options));
        return pending;
    }

    /// <summary>The one that this browser began, once; null when there is none.</summary>
    public static PendingSignIn? Take(HttpContext http, SignInOptions options)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var value) || value.Split('.') is not [var secret, var returnTo])
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, Options(http, options));
        try
        {
            var (bytes, path) = (Base64UrlEncoder.DecodeBytes(secret), Base64UrlEncoder.Decode(returnTo));
            return bytes.Length == 32 ? new PendingSignIn(bytes, IsOwnPath(path) ? path : "/") : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether an answer belongs to it.</summary>
    public bool Answers(string? state) => state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));

    // Lax: the answer comes as a link from the issuer's page, with which Strict would not be sent.
    private static CookieOptions Options(HttpContext http, SignInOptions options) => new()
    {
        HttpOnly = true,
        Secure = SessionCookie.IsSecure(http.Request, options),
        SameSite = SameSiteMode.Lax,
        Path = SignInEndpoints.SignInPath,
        MaxAge = Lifetime,
        IsEssential = true,
    };

    // "//host" and "/\host" are other hosts to a browser.
    private static bool IsOwnPath(string? path) =>
        path is { Length: > 0 and < 1000 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    private string Derive(string what) => Base64UrlEncoder.Encode(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(what)));
}
