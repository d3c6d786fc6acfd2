namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>
/// Whether a request was made by a page of this node. A browser sends the session's cookie whoever made the page; Sec-Fetch-Site and Origin, which no page can set, say who did. One of
/// them is always there for what a page fetches from https or loopback; a request with neither is no page's.
/// </summary>
internal static class OwnPages
{
    /// <summary>Scheme, host and port under which the browser knows this node.</summary>
    public static string Origin(HttpRequest request, SignInOptions options) =>
        options.PublicAddress is { } address ? address.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    /// <summary>What speaks against it, or null.</summary>
    public static string? WhyNot(HttpRequest request, SignInOptions options)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        if (site.Count > 0 && !(site is [{ } only] && only.Equals("same-origin", StringComparison.Ordinal)))
        {
            return "Sec-Fetch-Site: not same-origin";
        }

        if (origin.Count > 0 && !(origin is [{ } page] && page.Equals(Origin(request, options), StringComparison.OrdinalIgnoreCase)))
        {
            return "Origin: a page of another site";
        }

        return site.Count + origin.Count > 0 ? null : "neither Sec-Fetch-Site nor Origin";
    }
}
