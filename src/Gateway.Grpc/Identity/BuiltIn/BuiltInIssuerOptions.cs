namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>The issuer of a node that only this machine reaches. It takes this machine's word for who somebody is.</summary>
public sealed class BuiltInIssuerOptions
{
    /// <summary>Where its key is kept, so that tokens outlive the node and nodes of one machine believe each other; null for a key that ends with the node.</summary>
    public string? KeyFile { get; set; }

    /// <summary>How long an access token is valid.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>SHA-256 of the certificate with which this node speaks TLS, in hexadecimal digits; null without. The node redeems codes at itself, by the address that the browser used.</summary>
    public Func<string>? OwnCertificate { get; set; }

    /// <summary>Whom a browser may sign in as. Asked when the page is shown.</summary>
    public Func<IReadOnlyList<DemoPerson>> People { get; set; } = () => [];

    /// <summary>Machines that may get a token by their client id.</summary>
    public Func<IReadOnlyList<DemoPerson>> Machines { get; set; } = () => [];
}

/// <summary>Somebody who exists for showing what the program does.</summary>
/// <param name="Organisation">The tenant.</param>
/// <param name="Person">Staff id or id of a machine.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Roles">One or more.</param>
/// <param name="Services">Services within reach; null for all.</param>
public sealed record DemoPerson(string Organisation, string Person, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string>? Services);
