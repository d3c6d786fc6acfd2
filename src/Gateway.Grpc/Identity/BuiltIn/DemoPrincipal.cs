using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>Somebody as claims, under the names that this node reads.</summary>
internal static class DemoPrincipal
{
    public static ClaimsPrincipal Of(DemoPerson person, IdentityOptions options, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("this machine's word", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Person).SetClaim(Claims.Name, person.Name);
        identity.SetClaim(options.Claims.Organisation, person.Organisation).SetClaim(options.Claims.Person, person.Person);
        identity.SetClaims(options.Claims.Roles, [.. person.Roles]);
        if (person.Services is null)
        {
            identity.SetClaim(options.Claims.Services, "*");
        }
        else
        {
            identity.SetClaims(options.Claims.Services, [.. person.Services]);
        }

        identity.SetClaim(OneTimeCodes.Claim, Guid.NewGuid().ToString("N"));
        identity.SetScopes(scopes).SetResources(options.Audience);
        identity.SetDestinations(claim => claim.Type switch
        {
            OneTimeCodes.Claim => [],
            Claims.Name => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        return new ClaimsPrincipal(identity);
    }
}
