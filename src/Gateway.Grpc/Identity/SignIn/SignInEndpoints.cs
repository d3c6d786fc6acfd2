using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Orleans.Runtime;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity.Issuers;

namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>Sign-in of browsers: authorization code with PKCE against whichever issuer is configured, a session in a cookie, and who is signed in.</summary>
internal sealed partial class SignInEndpoints(IIssuer issuer, CodeExchange exchange, BrowserSessions sessions, IOptions<GatewayOptions> options, ILogger<SignInEndpoints> logger)
{
    public const string SignInPath = "/signin";
    public const string CallbackPath = SignInPath + "/callback";

    private IdentityOptions Identity => options.Value.Identity;

    private SignInOptions SignIn => Identity.SignIn;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInPath, Guarded(BeginAsync));
        routes.MapGet(CallbackPath, Guarded(FinishAsync));
        routes.MapPost("/signout", Guarded(SignOutAsync));
        routes.MapGet("/me", Guarded(WhoAsync));
    }

    /// <summary>Sends the browser to the issuer, to come back to the path in <c>return</c>.</summary>
    private async Task BeginAsync(HttpContext http)
    {
        var endpoints = await issuer.EndpointsAsync(http.Request, http.RequestAborted);
        var pending = PendingSignIn.Begin(http, http.Request.Query["return"], SignIn);
        var request = new OpenIdConnectMessage
        {
            EnableTelemetryParameters = false,
            IssuerAddress = endpoints.AuthorizationEndpoint,
            ClientId = SignIn.ClientId,
            RedirectUri = OwnPages.Origin(http.Request, SignIn) + CallbackPath,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = SignIn.Scope,
            State = pending.State,
            Nonce = pending.Nonce,
            Parameters = { ["code_challenge"] = pending.Challenge, ["code_challenge_method"] = "S256" },
        };
        if (SignIn.Resource is { } resource)
        {
            request.Resource = resource;
        }

        http.Response.Redirect(request.CreateAuthenticationRequestUrl());
    }

    private async Task FinishAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (PendingSignIn.Take(http, SignIn) is not { } pending || !pending.Answers(query["state"]))
        {
            throw new SignInFailedException("This is not the answer to a sign-in of this browser, or it took too long.");
        }

        var endpoints = await issuer.EndpointsAsync(http.Request, http.RequestAborted);
        if (query["iss"] is [{ } named] && !string.Equals(named, endpoints.Issuer, StringComparison.Ordinal))
        {
            throw new SignInFailedException("This is the answer of another issuer.");
        }

        if (query["code"] is not [{ Length: > 0 } code])
        {
            throw new SignInFailedException("The issuer signed nobody in.");
        }

        var (who, name) = await exchange.RedeemAsync(http, code, OwnPages.Origin(http.Request, SignIn) + CallbackPath, pending);
        await sessions.CloseAsync(http);
        await sessions.OpenAsync(http, who, name);
        http.Response.Redirect(pending.ReturnTo);
    }

    /// <summary>Ends the session here and, where the issuer has a page for it, there.</summary>
    private async Task SignOutAsync(HttpContext http)
    {
        if (OwnPages.WhyNot(http.Request, SignIn) is { } foreign)
        {
            await JsonErrors.WriteAsync(http, Catalogue.ForeignPage, [foreign]);
            return;
        }

        await sessions.CloseAsync(http);
        var endpoints = await issuer.EndpointsAsync(http.Request, http.RequestAborted);
        var there = endpoints.EndSessionEndpoint is { Length: > 0 } address
            ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}client_id={Uri.EscapeDataString(SignIn.ClientId)}" : "/";
        http.Response.Headers.Location = there;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    /// <summary>Who the token or the cookie of a request is.</summary>
    private static Task WhoAsync(HttpContext http)
    {
        var presented = http.Features.Get<Presented>() ?? Presented.Nothing;
        return presented.Identity is { } who
            ? http.Response.WriteAsJsonAsync(new
            {
                organisation = who.Tenant,
                person = who.Person,
                name = who.Name,
                roles = who.Roles,
                services = who.Reach.Everywhere ? (object)"*" : who.Reach.Services,
                endsAt = who.ExpiresAt,
            })
            : JsonErrors.WriteAsync(http, presented.Refusal!.Kind, presented.Refusal.Reasons);
    }

    /// <summary>Answers of these addresses are for one browser and one moment; with the built-in issuer they are for this machine.</summary>
    private RequestDelegate Guarded(Func<HttpContext, Task> handler) => async http =>
    {
        if (Identity.BuiltIn is not null && Loopback.WhyNot(http) is { } remote)
        {
            await JsonErrors.WriteAsync(http, Catalogue.BuiltInIssuerOffLoopback, [remote]);
            return;
        }

        try
        {
            await handler(http);
        }
        catch (SignInFailedException failed)
        {
            NobodySignedIn(failed.Message);
            await TellAsync(http, StatusCodes.Status403Forbidden, failed.Message);
        }
        catch (Exception failed) when (failed is IssuerUnavailableException or TimeoutException or OrleansException)
        {
            NobodySignedIn(failed.Message);
            await TellAsync(http, StatusCodes.Status503ServiceUnavailable, "The issuer of identities, or where sessions are kept, cannot be reached just now.");
        }
    };

    private static Task TellAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Not signed in</title>
            <h1>Not signed in</h1><p>{HtmlEncoder.Default.Encode(sentence)}</p><p><a href="{SignInPath}">Try again</a></p></html>
            """);
    }

    [LoggerMessage(2110, LogLevel.Warning, "Nobody was signed in: {Reason}")]
    private partial void NobodySignedIn(string reason);
}
