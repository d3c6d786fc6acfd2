using Microsoft.Extensions.Options;

namespace Reinstate.Gateway.Identity;

/// <summary>A node with a setting that would let in whom it should not does not start.</summary>
public sealed class IdentityOptionsCheck : IValidateOptions<GatewayOptions>
{
    /// <summary>Signatures that need a key of the issuer's own. With none, or with a secret that the node shares, anybody who has a public key could be the issuer.</summary>
    public static IReadOnlyList<string> Asymmetric { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Every fault at once, a sentence each.</summary>
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = Faults(options.Identity).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(IdentityOptions identity)
    {
        if (identity.Issuer is null == (identity.BuiltIn is null))
        {
            yield return "Identities come from one issuer: a given one, or the built-in one.";
        }

        if (identity.Issuer is { } issuer && !IsSafe(issuer))
        {
            yield return "The issuer's address is https, or http on loopback.";
        }

        if (identity.SignIn.PublicAddress is { } address && (!IsSafe(address) || address.AbsolutePath != "/"))
        {
            yield return "The public address is https (or http on loopback), a host and a port.";
        }

        if (identity.Algorithms.Count == 0 || identity.Algorithms.Except(Asymmetric, StringComparer.Ordinal).Any())
        {
            yield return $"Algorithms are some of {string.Join(", ", Asymmetric)}.";
        }

        if (identity.Audience.Length == 0 || string.Equals(identity.Audience, identity.SignIn.ClientId, StringComparison.Ordinal))
        {
            yield return "The audience is named, and not as the client of the sign-in: its id tokens would pass for access tokens.";
        }

        if (identity.ClockSkew < TimeSpan.Zero || identity.MostRemembered <= 0 || identity.KeysFresh <= TimeSpan.Zero || identity.KeysAtMostEvery <= TimeSpan.Zero
            || identity.SignIn.Idle <= TimeSpan.Zero || identity.SignIn.Absolute <= TimeSpan.Zero)
        {
            yield return "Times and numbers of the identity are positive.";
        }
    }

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && address.Fragment.Length == 0 && address.Query.Length == 0 && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
