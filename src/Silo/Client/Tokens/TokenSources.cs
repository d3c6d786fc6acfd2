namespace Reinstate.Silo.Client.Tokens;

/// <summary>
/// Whom the command line's tokens come from: the environment, or the issuer inside the node that is called. Never from arguments, which everybody on a machine can see.
/// </summary>
internal static class TokenSources
{
    /// <summary>An access token, used as it is.</summary>
    public const string Token = "REINSTATE_TOKEN";

    /// <summary>An issuer's address, for client credentials.</summary>
    public const string Issuer = "REINSTATE_ISSUER";

    /// <summary>This program's id at that issuer.</summary>
    public const string ClientId = "REINSTATE_CLIENT_ID";

    /// <summary>And its secret.</summary>
    public const string ClientSecret = "REINSTATE_CLIENT_SECRET";

    /// <summary>The scope to ask for, if any.</summary>
    public const string Scope = "REINSTATE_SCOPE";

    /// <summary>The API to ask for (RFC 8707), if the issuer wants to be told.</summary>
    public const string Resource = "REINSTATE_RESOURCE";

    /// <param name="node">The address that is called.</param>
    /// <param name="setting">Of the environment; null for none.</param>
    /// <param name="trust">Whose certificates are believed of the node.</param>
    public static ITokenSource For(string node, Func<string, string?> setting, NodeTrust trust) =>
        setting(Token) is { Length: > 0 } token ? new GivenToken(token)
        : setting(ClientId) is { Length: > 0 } id ? new ClientCredentials(
            setting(Issuer) ?? throw new NoTokenException($"{ClientId} is set, and {Issuer} is not."),
            id,
            setting(ClientSecret) ?? throw new NoTokenException($"{ClientId} is set, and {ClientSecret} is not."),
            setting(Scope),
            setting(Resource))
        : new OnThisMachine(new Uri(node), trust);

    private sealed class GivenToken(string token) : ITokenSource
    {
        public Task<string> ForAsync(Caller caller, CancellationToken cancellation) => Task.FromResult(token);
    }
}
