using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Reinstate.Gateway.Identity.Issuers;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>Puts the built-in issuer together: the protocol is OpenIddict's, without a database; who may have a token is decided here.</summary>
internal static class BuiltInIssuerServices
{
    // A code travels from one page to the next on the same machine.
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    private static readonly string[] Discovery = ["/connect", "/.well-known"];

    public static IServiceCollection AddBuiltInIssuer(this IServiceCollection services)
    {
        services.AddSingleton<BuiltInIssuer>().AddSingleton<IIssuer>(provider => provider.GetRequiredService<BuiltInIssuer>());
        services.AddSingleton<OneTimeCodes>().AddHostedService<ListensHereOnly>();
        services.AddOpenIddict().AddServer(Compose);
        services.AddOptions<OpenIddictServerOptions>().Configure<BuiltInIssuer>((server, issuer) =>
        {
            server.SigningCredentials.Add(new SigningCredentials(issuer.Key, SecurityAlgorithms.EcdsaSha256));
            server.AccessTokenLifetime = issuer.Options.TokenLifetime;
        });
        return services;
    }

    /// <summary>Its endpoints, before those of the gateway: nothing else passes through it.</summary>
    public static void UseBuiltInIssuer(this WebApplication app)
    {
        app.UseWhen(
            http => Array.Exists(Discovery, path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
            issuer =>
            {
                issuer.Use(ToThisMachineOnly);
                issuer.UseAuthentication();
            });
    }

    private static void Compose(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris(BuiltInIssuer.AuthorizePath).SetTokenEndpointUris(BuiltInIssuer.TokenPath);
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow().AllowCustomFlow(TokenGrants.OnThisMachine).AcceptAnonymousClients();
        server.RegisterScopes("openid", "profile").SetAuthorizationCodeLifetime(CodeLifetime);
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            options.ResponseModes.IntersectWith([ResponseModes.Query]);
        });
        server.DisableAccessTokenEncryption();
        // For codes alone, which this node redeems itself.
        server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseSingletonHandler<AuthorizationPage.Check>());
        server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseSingletonHandler<AuthorizationPage>());
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<TokenGrants.Check>());
        server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseSingletonHandler<TokenGrants>());
    }

    private static async Task ToThisMachineOnly(HttpContext http, RequestDelegate next)
    {
        if (Loopback.WhyNot(http) is not { } remote)
        {
            http.Response.Headers.CacheControl = "no-store";
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await http.Response.WriteAsync($"The built-in issuer serves this machine alone: {remote}.");
    }
}
