using System.CommandLine;
using System.CommandLine.Parsing;
using Reinstate.Gateway.Identity;

namespace Reinstate.Silo.Commands;

/// <summary>What the command line says about who issues identities.</summary>
internal sealed class IssuerArguments
{
    // Not an argument: everybody on a machine can see those.
    private const string WebSecret = "REINSTATE_WEB_SECRET";

    private static readonly string[] ClaimKinds = ["organisation", "person", "roles", "services"];

    private readonly Option<string?> _issuer = new("--issuer") { Description = "Issuer of OpenID Connect whose tokens are accepted. Default: the one inside the node, for this machine alone.", HelpName = "URL" };
    private readonly Option<string> _audience = new("--audience") { Description = "The audience that access tokens must name.", DefaultValueFactory = _ => "reinstate", HelpName = "NAME" };
    private readonly Option<string[]> _claims = new("--claim") { Description = "Under which name tokens say it: organisation=…, person=…, roles=… or services=…", HelpName = "WHAT=NAME" };
    private readonly Option<string> _client = new("--client-id") { Description = $"This program's id at the issuer, for signing in; its secret is taken from {WebSecret}.", DefaultValueFactory = _ => "reinstate-web", HelpName = "ID" };
    private readonly Option<string> _scope = new("--sign-in-scope") { Description = "Scopes to ask for when somebody signs in.", DefaultValueFactory = _ => "openid profile", HelpName = "SCOPES" };
    private readonly Option<string?> _resource = new("--sign-in-resource") { Description = "The API to ask for when somebody signs in, where the issuer wants to be told.", HelpName = "URI" };
    private readonly Option<string?> _public = new("--public-address") { Description = "Under which address browsers know the node, when something stands between.", HelpName = "URL" };
    private readonly Option<string?> _key = new("--issuer-key") { Description = "File with the key of the issuer inside the node: nodes of one machine that share it believe each other. Default: beside the embedded store.", HelpName = "FILE" };

    public IssuerArguments(Command command)
    {
        foreach (var option in (Option[])[_issuer, _audience, _claims, _client, _scope, _resource, _public, _key])
        {
            command.Options.Add(option);
        }

        _issuer.Validators.Add(result => CheckAddress(result.GetValueOrDefault<string>(), "--issuer", result.AddError));
        _public.Validators.Add(result => CheckAddress(result.GetValueOrDefault<string>(), "--public-address", result.AddError));
        _claims.Validators.Add(result =>
        {
            if (!Array.TrueForAll(result.GetValueOrDefault<string[]>() ?? [], claim => claim.Split('=', 2) is [var what, { Length: > 0 }] && ClaimKinds.Contains(what)))
            {
                result.AddError($"--claim: {string.Join("=…, ", ClaimKinds)}=…");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(_issuer) is not null && result.GetValue(_key) is not null)
            {
                result.AddError("--issuer-key is for the issuer inside the node, which is not there when --issuer names another.");
            }
        });
    }

    /// <summary>The file of the built-in issuer's key, or null.</summary>
    public string? Key(ParseResult parsed) => parsed.GetValue(_key);

    /// <summary>Whether another issuer than the built-in one is named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_issuer) is not null;

    /// <summary>The same, while the arguments are checked.</summary>
    public bool IsGiven(SymbolResult result) => result.GetValue(_issuer) is not null;

    /// <summary>Whether browsers know the node by an address of https.</summary>
    public bool HasPublicHttps(SymbolResult result) => result.GetValue(_public)?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What was said, for the node.</summary>
    public Action<IdentityOptions> Of(ParseResult parsed) => identity =>
    {
        identity.Issuer = Address(parsed.GetValue(_issuer));
        identity.Audience = parsed.GetValue(_audience)!;
        identity.SignIn.ClientId = parsed.GetValue(_client)!;
        identity.SignIn.ClientSecret = Environment.GetEnvironmentVariable(WebSecret);
        identity.SignIn.Scope = parsed.GetValue(_scope)!;
        identity.SignIn.Resource = parsed.GetValue(_resource);
        identity.SignIn.PublicAddress = Address(parsed.GetValue(_public));
        foreach (var claim in parsed.GetValue(_claims) ?? [])
        {
            Map(identity.Claims, claim.Split('=', 2));
        }
    };

    private static void Map(ClaimNames names, string[] claim)
    {
        switch (claim[0])
        {
            case "organisation": names.Organisation = claim[1]; break;
            case "person": names.Person = claim[1]; break;
            case "roles": names.Roles = claim[1]; break;
            default: names.Services = claim[1]; break;
        }
    }

    private static Uri? Address(string? text) => text is null ? null : new Uri(text);

    private static void CheckAddress(string? text, string option, Action<string> fault)
    {
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            fault($"{option}: '{text}' is not an address like https://login.example.org.");
        }
    }
}
