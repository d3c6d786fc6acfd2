using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;

namespace Reinstate.TestNodes;

/// <summary>
/// Lets calls say in short who speaks: <c>authorization: As organisation person role services</c>. On its way out that becomes an access token, which the node's own issuer gives when it is first
/// wanted. A node that cannot be reached for it is a call that failed, as for any client.
/// </summary>
public sealed class SpeakingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Header = "authorization";
    private const string Short = "As ";

    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    /// <summary>Metadata of a call in somebody's name.</summary>
    public static Metadata As(string organisation, string person, string role, string services = "*") => new() { { Header, $"{Short}{organisation} {person} {role} {services}" } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues(Header, out var stated) && stated.ToString() is { } who && who.StartsWith(Short, StringComparison.Ordinal))
        {
            if (!_tokens.TryGetValue(who, out var token) || token.Expires < TimeProvider.System.GetUtcNow())
            {
                var words = who.Split(' ', 5);
                using var asked = AccessToken.Request(request.RequestUri!, words[1], words[2], words[3], words[4]);
                (asked.Version, asked.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
                foreach (var option in request.Options)
                {
                    // The channel says there which connection it means.
                    ((IDictionary<string, object?>)asked.Options).Add(option);
                }

                using var answer = await base.SendAsync(asked, cancellationToken);
                _tokens[who] = token = await AccessToken.ReadAsync(answer);
            }

            request.Headers.Remove(Header);
            request.Headers.TryAddWithoutValidation(Header, token.Header);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
