using System.Collections.Concurrent;
using System.Net;

namespace Reinstate.Silo.Client.Tokens;

/// <summary>Tokens of the issuer inside a node on this machine, which takes our word for who calls. Asked over HTTP/2, on the port of gRPC.</summary>
/// <param name="node">Its address for gRPC.</param>
/// <param name="trust">Whose certificates are believed.</param>
internal sealed class OnThisMachine(Uri node, NodeTrust trust) : ITokenSource, IDisposable
{
    private const string Refused = $"The node has no issuer of its own, or does not take this machine's word. Give a token by {TokenSources.Token}, or "
        + $"{TokenSources.Issuer}, {TokenSources.ClientId} and {TokenSources.ClientSecret}.";

    private readonly HttpClient _http = new(trust.Handler())
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
            known = await TokenRequest.SendAsync(_http, new Uri(node, "/connect/token"), Form(caller), Refused, cancellation);
            _known[caller] = known;
        }

        return known.Token;
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, string> Form(Caller caller) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "urn:reinstate:grant:on-this-machine",
        ["organisation"] = caller.Organisation,
        ["person"] = caller.Person,
        ["role"] = caller.Role,
        ["services"] = caller.Services,
    };
}
