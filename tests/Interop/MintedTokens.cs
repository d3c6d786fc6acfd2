using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Net.Client;

namespace Reinstate.InteropTests;

/// <summary>
/// Speaks for whoever <see cref="Reinstate.TestNodes.SpeakingHandler"/> names (<c>As organisation person role services</c>), with tokens of an issuer whose key is at hand.
/// </summary>
internal sealed class MintedTokens(string issuer, string jwk, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Short = "As ";

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>A channel with a connection of its own.</summary>
    public static GrpcChannel Channel(Uri node, string issuer, string jwk) =>
        GrpcChannel.ForAddress(node, new GrpcChannelOptions { HttpHandler = new MintedTokens(issuer, jwk, new SocketsHttpHandler()) });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues("authorization", out var stated) && stated.ToString() is { } who && who.StartsWith(Short, StringComparison.Ordinal))
        {
            request.Headers.Remove("authorization");
            request.Headers.TryAddWithoutValidation("authorization", $"Bearer {_tokens.GetOrAdd(who, Mint)}");
        }

        return base.SendAsync(request, cancellationToken);
    }

    private string Mint(string who)
    {
        var words = who.Split(' ', 5);
        var now = TimeProvider.System.GetUtcNow();
        using var key = JsonDocument.Parse(jwk);
        using var rsa = RSA.Create(Parameters(key.RootElement));
        var header = JsonSerializer.Serialize(new { alg = "RS256", typ = "at+jwt", kid = key.RootElement.GetProperty("kid").GetString() });
        var payload = JsonSerializer.Serialize(new
        {
            iss = issuer, aud = "reinstate", sub = words[2], exp = now.AddMinutes(30).ToUnixTimeSeconds(),
            reinstate_organisation = words[1], reinstate_roles = new[] { words[3] }, reinstate_services = words[4],
        });
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Encode(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static RSAParameters Parameters(JsonElement key)
    {
        byte[] Part(string name) => System.Buffers.Text.Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
        return new RSAParameters { Modulus = Part("n"), Exponent = Part("e"), D = Part("d"), P = Part("p"), Q = Part("q"), DP = Part("dp"), DQ = Part("dq"), InverseQ = Part("qi") };
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
