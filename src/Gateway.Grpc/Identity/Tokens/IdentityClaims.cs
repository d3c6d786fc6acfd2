using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;

namespace Reinstate.Gateway.Identity.Tokens;

/// <summary>
/// Reads who somebody is from the claims of a verified token. Strict, and on the bytes that were signed: a claim that stands twice, or has another form than it should, is a fault and not
/// a guess. Faults name claims, never what stands in them.
/// </summary>
internal static class IdentityClaims
{
    /// <summary>The role in which a node notes what nobody sent, for example that a limit has passed.</summary>
    private const string NodeItself = "node";

    private const string Everywhere = "*";
    private const int MostRoles = 32;
    private const int MostServices = 2000;

    private static readonly JsonDocumentOptions EachOnce = new() { AllowDuplicateProperties = false };

    // What only an id token carries (OpenID Connect Core 3.1.3.6, 3.3.2.11); the last two are how Keycloak and Cognito say it.
    private static readonly string[] OfIdTokens = ["nonce", "at_hash", "c_hash", "s_hash"];
    private static readonly (string Claim, string Value)[] SayingIdToken = [("typ", "ID"), ("token_use", "id")];

    /// <summary>The identity, or null and what is wrong with the claims.</summary>
    public static CallIdentity? Read(JsonWebToken token, ClaimNames names, out List<string> faults)
    {
        faults = [];
        try
        {
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), EachOnce);
            return Read(payload.RootElement, names, new DateTimeOffset(token.ValidTo, TimeSpan.Zero), faults);
        }
        catch (JsonException)
        {
            faults.Add("a claim stands twice, or the claims cannot be read");
            return null;
        }
    }

    /// <summary>Whether it is made for the client at which somebody signed in, not for this API.</summary>
    public static bool IsIdToken(JsonWebToken token) =>
        Array.Exists(OfIdTokens, claim => token.TryGetPayloadValue<object>(claim, out _))
        || Array.Exists(SayingIdToken, saying => token.TryGetPayloadValue<object>(saying.Claim, out var value) && string.Equals(value as string, saying.Value, StringComparison.OrdinalIgnoreCase));

    private static CallIdentity? Read(JsonElement claims, ClaimNames names, DateTimeOffset expiresAt, List<string> faults)
    {
        var tenant = Id(claims, names.Organisation, faults);
        var person = Id(claims, claims.TryGetProperty(names.Person, out _) ? names.Person : "sub", faults);
        var roles = Ids(claims, names.Roles, MostRoles, faults);
        var services = Ids(claims, names.Services, MostServices, faults, mayBeAll: true);
        if (roles is { IsEmpty: true })
        {
            faults.Add($"{names.Roles}: missing");
        }

        if (roles.Contains(NodeItself, StringComparer.Ordinal))
        {
            faults.Add($"{names.Roles}: nobody is the node itself");
        }

        var name = claims.TryGetProperty("name", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : person;
        var reach = services is [Everywhere] ? Reach.Whole : Reach.Of(services);
        return faults.Count == 0 ? new CallIdentity(tenant, person, name, roles, reach, expiresAt) : null;
    }

    private static string Id(JsonElement claims, string name, List<string> faults)
    {
        if (!claims.TryGetProperty(name, out var claim))
        {
            faults.Add($"{name}: missing");
            return "";
        }

        if (claim.ValueKind == JsonValueKind.String && claim.GetString() is { } id && Identifiers.IsId(id))
        {
            return id;
        }

        faults.Add($"{name}: not one identifier");
        return "";
    }

    private static ImmutableArray<string> Ids(JsonElement claims, string name, int most, List<string> faults, bool mayBeAll = false)
    {
        if (!claims.TryGetProperty(name, out var claim))
        {
            return [];
        }

        var ids = claim.ValueKind switch
        {
            JsonValueKind.String => [claim.GetString()],
            JsonValueKind.Array => claim.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : null).ToArray(),
            _ => [null],
        };
        if (mayBeAll && ids is [Everywhere])
        {
            return [Everywhere];
        }

        if (ids.Length > most || !Array.TrueForAll(ids, id => id is not null && Identifiers.IsId(id)))
        {
            faults.Add($"{name}: not identifiers{(ids.Length > most ? $", or more than {most}" : "")}");
            return [];
        }

        return [.. ids.Select(id => id!).Distinct(StringComparer.Ordinal)];
    }
}
