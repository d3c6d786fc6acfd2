using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Gateway.Identity.Issuers;

namespace Reinstate.Gateway.Identity.Tokens;

/// <summary>What ASP.NET Core's handler asks of a token (RFC 9068, section 4).</summary>
internal sealed class BearerSetup(IIssuer issuer, IOptions<GatewayOptions> gateway) : IConfigureNamedOptions<JwtBearerOptions>
{
    // RFC 9068 has the first; issuers that do not follow it say the last, also of id tokens, which are told apart by their claims.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        var identity = gateway.Value.Identity;
        options.ConfigurationManager = issuer;
        options.RefreshOnIssuerKeyNotFound = false; // The gateway has looked before: see IIssuer.PrepareAsync.
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.Events = new JwtBearerEvents { OnMessageReceived = TakeToken };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = identity.Audience,
            ValidAlgorithms = identity.Algorithms,
            ValidTypes = Types,
            ClockSkew = identity.ClockSkew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            RequireAudience = true,
            ValidateIssuer = true,
            ValidateIssuerSigningKey = true,
        };
        if (issuer.Vouches is { } vouches)
        {
            options.TokenValidationParameters.IssuerValidator =
                (named, _, _) => vouches(named) ? named : throw new SecurityTokenInvalidIssuerException();
        }
    }

    private static Task TakeToken(MessageReceivedContext context)
    {
        context.Token = context.HttpContext.Features.Get<TokenToCheck>()?.Text;
        return Task.CompletedTask;
    }
}
