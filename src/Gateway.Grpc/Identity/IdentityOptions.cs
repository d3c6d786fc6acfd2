using Reinstate.Gateway.Identity.BuiltIn;

namespace Reinstate.Gateway.Identity;

/// <summary>Whose word the gateway takes for who calls: an issuer of OpenID Connect, or on this machine alone the one that is built in.</summary>
public sealed class IdentityOptions
{
    /// <summary>Identifier of the issuer, from which its discovery document follows. https, unless it is on loopback. Null for the built-in one.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>The issuer for nodes that only this machine reaches; null when <see cref="Issuer"/> is given.</summary>
    public BuiltInIssuerOptions? BuiltIn { get; set; }

    /// <summary>The audience that an access token must name.</summary>
    public string Audience { get; set; } = "reinstate";

    /// <summary>Signatures that are accepted, of <see cref="IdentityOptionsCheck.Asymmetric"/>.</summary>
    public IReadOnlyList<string> Algorithms { get; set; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>By how much the clocks of the issuer and of this node may differ.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a token that was found good is remembered, at most; never beyond its expiry.</summary>
    public TimeSpan Remembered { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many tokens are remembered, about.</summary>
    public int MostRemembered { get; set; } = 4096;

    /// <summary>How often the issuer's keys are fetched again: as long may a withdrawn key be accepted.</summary>
    public TimeSpan KeysFresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A token with an unknown key has the keys fetched at once, but not more often than this.</summary>
    public TimeSpan KeysAtMostEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an issuer that cannot be reached is believed by the keys that it had.</summary>
    public TimeSpan KeysKept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Names of the claims.</summary>
    public ClaimNames Claims { get; } = new();

    /// <summary>Sign-in of browsers.</summary>
    public SignInOptions SignIn { get; } = new();
}

/// <summary>Under which names the issuer's tokens say who somebody is.</summary>
public sealed class ClaimNames
{
    /// <summary>The organisation, one identifier.</summary>
    public string Organisation { get; set; } = "reinstate_organisation";

    /// <summary>Staff id or id of a machine; without it, <c>sub</c> is taken.</summary>
    public string Person { get; set; } = "reinstate_person";

    /// <summary>Roles: an array of identifiers, or one.</summary>
    public string Roles { get; set; } = "reinstate_roles";

    /// <summary>Services within reach: an array of identifiers, or <c>*</c> for all. Without it none is.</summary>
    public string Services { get; set; } = "reinstate_services";
}

/// <summary>How browsers sign in.</summary>
public sealed class SignInOptions
{
    /// <summary>This program's id at the issuer.</summary>
    public string ClientId { get; set; } = "reinstate-web";

    /// <summary>Its secret; null for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes that are asked for, separated by spaces.</summary>
    public string Scope { get; set; } = "openid profile";

    /// <summary>The API for which the access token is asked (RFC 8707), where the issuer wants to be told; else null.</summary>
    public string? Resource { get; set; }

    /// <summary>Scheme, host and port under which browsers know the nodes, when something stands between; null for what each request says.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>A session ends when it was not used for so long.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after so long, used or not: a shift.</summary>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(12);
}
