using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Identity.Tokens;

namespace Reinstate.Gateway.Identity;

/// <summary>
/// Finds out who a request is from, before any handler runs, and leaves the finding with it as <see cref="Presented"/>. A token that was seen
/// a moment ago costs a look into a table; nothing is awaited for it.
/// </summary>
internal sealed class IdentityGate(AccessTokens tokens, BrowserSessions sessions)
{
    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count == 0)
        {
            // A session is asked for where a call is made, not for each file of a page.
            return http.GetEndpoint() is not null && BrowserSessions.IsPresented(http.Request) ? ByCookieAsync(http, next) : next(http);
        }

        if (authorization.Count > 1)
        {
            http.Features.Set(Presented.Refused(Catalogue.Unauthenticated, "authorization: more than one"));
            return next(http);
        }

        if (tokens.Remembered(authorization[0]!) is not { } known)
        {
            return ByTokenAsync(http, authorization[0]!, next);
        }

        http.Features.Set(known);
        return next(http);
    }

    private async Task ByTokenAsync(HttpContext http, string authorization, RequestDelegate next)
    {
        http.Features.Set(await tokens.CheckAuthorizationAsync(http, authorization));
        await next(http);
    }

    private async Task ByCookieAsync(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(await sessions.FindAsync(http));
        await next(http);
    }
}
