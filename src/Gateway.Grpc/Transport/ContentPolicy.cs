using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// Content security policies (CSP level 3). What runs comes as a file from this program; what stands in a page itself is named by its hash, and nothing is allowed by an <c>unsafe-</c> keyword.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>For what is no page: a browser that is made to show it may load and run nothing.</summary>
    public const string NoPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// For the web app: what comes as a file from this origin, and nothing else; pictures also from the page's own memory (scans). Style sheets are files too: what scripts set on an element needs no permission.
    /// </summary>
    /// <param name="formsLeadTo">Another origin to which the answer to a form may send the browser.</param>
    public static string App(Uri? formsLeadTo = null) => string.Join("; ",
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        FormAction(formsLeadTo),
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]);

    /// <summary>For a page without scripts and with one style of its own, whose forms go to this node.</summary>
    /// <param name="style">Its text, without the tags.</param>
    public static string Page(string style) => $"default-src 'none'; style-src {Hash(style)}; {FormAction(null)}; base-uri 'none'; frame-ancestors 'none'";

    private static string FormAction(Uri? leadsTo) => $"form-action 'self'{(leadsTo is null ? "" : $" {leadsTo.GetLeftPart(UriPartial.Authority)}")}";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
