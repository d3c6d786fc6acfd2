using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Reinstate.Contracts.Ids;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>
/// What the built-in issuer gives tokens for: a code of its page; the client id of a demo machine; and, for scripts, tests and the command line, whoever the request says, because this
/// machine's word is all that this issuer goes by.
/// </summary>
internal sealed class TokenGrants(BuiltInIssuer issuer, OneTimeCodes codes, IOptions<GatewayOptions> options)
    : IOpenIddictServerHandler<OpenIddictServerEvents.HandleTokenRequestContext>
{
    /// <summary>Grant type with the parameters <c>organisation</c>, <c>person</c>, <c>role</c> (several separated by spaces) and <c>services</c> (likewise, or <c>*</c>; none when left out).</summary>
    public const string OnThisMachine = "urn:reinstate:grant:on-this-machine";

    public ValueTask HandleAsync(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        if (context.Request.IsAuthorizationCodeGrantType())
        {
            Redeem(context);
        }
        else if (context.Request.IsClientCredentialsGrantType())
        {
            Give(context, issuer.Options.Machines().FirstOrDefault(machine => string.Equals(machine.Person, context.Request.ClientId, StringComparison.Ordinal)), "no such machine");
        }
        else
        {
            Give(context, Stated(context.Request), "organisation, person, role and services are identifiers; role and services may be several, separated by spaces");
        }

        return ValueTask.CompletedTask;
    }

    private static DemoPerson? Stated(OpenIddictRequest request)
    {
        string Text(string name) => (string?)request.GetParameter(name) ?? "";
        var (roles, services) = (Text("role").Split(' '), Text("services").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var everywhere = services is ["*"];
        string[] ids = [Text("organisation"), Text("person"), .. roles, .. everywhere ? [] : services];
        return Array.TrueForAll(ids, Identifiers.IsId) ? new DemoPerson(ids[0], ids[1], ids[1], roles, everywhere ? null : services) : null;
    }

    private void Redeem(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        if (context.Principal?.GetClaim(OneTimeCodes.Claim) is { } code && codes.Redeem(code))
        {
            context.SignIn(context.Principal);
        }
        else
        {
            context.Reject(OAuthErrors.InvalidGrant, "The code was redeemed before.");
        }
    }

    private void Give(OpenIddictServerEvents.HandleTokenRequestContext context, DemoPerson? person, string otherwise)
    {
        if (person is null)
        {
            context.Reject(OAuthErrors.InvalidRequest, otherwise);
        }
        else
        {
            context.SignIn(DemoPrincipal.Of(person, options.Value.Identity, []));
        }
    }

    /// <summary>Codes are for the program that asked for them; whatever else is known of a client is checked where its token is made.</summary>
    internal sealed class Check(IOptions<GatewayOptions> options) : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenRequestContext>
    {
        public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
        {
            if (context.Request.IsAuthorizationCodeGrantType() && !string.Equals(context.ClientId, options.Value.Identity.SignIn.ClientId, StringComparison.Ordinal))
            {
                context.Reject(OAuthErrors.InvalidClient, "No such client.");
            }

            return ValueTask.CompletedTask;
        }
    }
}
