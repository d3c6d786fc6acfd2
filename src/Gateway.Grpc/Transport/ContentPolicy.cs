using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// Content security policies (CSP level 3). What stands in a page runs only when it is, byte for byte, what this program put there: scripts and styles are named by their hashes, and nothing is allowed by a keyword.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>For what is no page: a browser that is made to show it may load and run nothing.</summary>
    public const string NoPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For a page with at most one script and one style of its own, whose forms go to this node.</summary>
    /// <param name="script">Its text, without the tags; null for none.</param>
    /// <param name="style">Likewise.</param>
    /// <param name="formsLeadTo">Another origin to which the answer to a form may send the browser.</param>
    public static string Page(string? script = null, string? style = null, Uri? formsLeadTo = null) => string.Join("; ",
    [
        "default-src 'none'",
        .. script is null ? Array.Empty<string>() : [$"script-src {Hash(script)}", "connect-src 'self'"],
        .. style is null ? Array.Empty<string>() : [$"style-src {Hash(style)}"],
        $"form-action 'self'{(formsLeadTo is null ? "" : $" {formsLeadTo.GetLeftPart(UriPartial.Authority)}")}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]);

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
