using System.Collections.Concurrent;
using System.Net;

namespace Reinstate.Silo.Client.Tokens;

/// <summary>Tokens of the issuer inside a node on this machine, which takes our word for who calls. Asked over HTTP/2 without TLS, on the port of gRPC.</summary>
internal sealed class OnThisMachine(Uri node) : ITokenSource
{
    private const string Refused = $"The node has no issuer of its own, or does not take this machine's word. Give a token by {TokenSources.Token}, or "
        + $"{TokenSources.Issuer}, {TokenSources.ClientId} and {TokenSources.ClientSecret}.";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly ConcurrentDictionary<Caller, (string Token, DateTimeOffset Until)> _known = new();

    public async Task<string> ForAsync(Caller caller, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(caller, out var known) || known.Until < TimeProvider.System.GetUtcNow())
        {
            known = await TokenRequest.SendAsync(Http, new Uri(node, "/connect/token"), Form(caller), Refused, cancellation);
            _known[caller] = known;
        }

        return known.Token;
    }

    private static Dictionary<string, string> Form(Caller caller) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "urn:reinstate:grant:on-this-machine",
        ["organisation"] = caller.Organisation,
        ["person"] = caller.Person,
        ["role"] = caller.Role,
        ["services"] = caller.Services,
    };
}
