using System.Reflection;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Gateway.Identity.Issuers;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Identity.Tokens;

namespace Reinstate.Gateway.Identity;

/// <summary>Puts together how callers are recognised.</summary>
internal static class IdentityServices
{
    // WebApplication adds ASP.NET Core's middleware for every request unless it is told that somebody did.
    private const string MiddlewareIsSet = "__AuthenticationMiddlewareSet";

    private static readonly Assembly DataProtection = typeof(DataProtectionServiceCollectionExtensions).Assembly;

    public static void AddIdentity(this IServiceCollection services, Action<GatewayOptions>? configure)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, IdentityOptionsCheck>();
        services.AddAuthentication().AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddSingleton<AccessTokens>().AddSingleton<BrowserSessions>().AddSingleton<CodeExchange>().AddSingleton<SignInEndpoints>().AddSingleton<IdentityGate>();
        services.TryAddSingleton<ICallerSource, VerifiedCaller>();
        var options = new GatewayOptions();
        configure?.Invoke(options);
        if (options.Identity.BuiltIn is null)
        {
            services.AddSingleton<IIssuer, DiscoveredIssuer>();
        }
        else
        {
            services.AddBuiltInIssuer();
        }

        // Registered with ASP.NET Core's handlers, and used by nothing here: it would write keys into the home of whoever runs the node.
        foreach (var unused in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == DataProtection).ToList())
        {
            services.Remove(unused);
        }
    }

    /// <summary>Recognises callers, and answers what the issuer inside a node is asked.</summary>
    public static void UseIdentity(this WebApplication app)
    {
        // The gate verifies tokens itself, when they are new; running the handler for each call would cost more than the command.
        ((IApplicationBuilder)app).Properties[MiddlewareIsSet] = true;
        if (app.Services.GetService<BuiltInIssuer>() is not null)
        {
            app.UseBuiltInIssuer();
        }

        app.Use(app.Services.GetRequiredService<IdentityGate>().Invoke);
        app.Services.GetRequiredService<SignInEndpoints>().Map(app);
    }
}
