using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>The cookie of a session: a random id and nothing else, which no script can read and no other site's page can have sent along.</summary>
internal static class SessionCookie
{
    private const string Name = "reinstate-session";

    // A browser takes a name with this prefix only over https, for this host alone.
    private const string SecureName = "__Host-reinstate-session";

    /// <summary>Whether there is one, good or not.</summary>
    public static bool IsPresented(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && (request.Cookies.ContainsKey(Name) || request.Cookies.ContainsKey(SecureName));

    /// <summary>The key of the session's grain, or null without a cookie that this node could have set.</summary>
    public static string? Key(HttpRequest request, SignInOptions options) =>
        request.Cookies.TryGetValue(NameFor(request, options), out var id) && id is { Length: > 0 and <= 64 } ? KeyOf(id) : null;

    /// <summary>Gives the browser a new id; the key of its grain.</summary>
    public static string Set(HttpContext http, SignInOptions options)
    {
        var id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(NameFor(http.Request, options), id, Options(http.Request, options));
        return KeyOf(id);
    }

    public static void Remove(HttpContext http, SignInOptions options) => http.Response.Cookies.Delete(NameFor(http.Request, options), Options(http.Request, options));

    /// <summary>Whether cookies are for https alone.</summary>
    public static bool IsSecure(HttpRequest request, SignInOptions options) => OwnPages.Origin(request, options).StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static string NameFor(HttpRequest request, SignInOptions options) => IsSecure(request, options) ? SecureName : Name;

    private static CookieOptions Options(HttpRequest request, SignInOptions options) =>
        new() { HttpOnly = true, Secure = IsSecure(request, options), SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
