using System.Net;
using System.Text.Json;
using Grpc.Core;

namespace Reinstate.Silo.Client.Tokens;

/// <summary>Asks an issuer for a token (RFC 6749, sections 4.4 and 4.5).</summary>
internal static class TokenRequest
{
    // A token that is about to expire could do so on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <returns>The token, and until when it is used.</returns>
    public static async Task<(string Token, DateTimeOffset Until)> SendAsync(HttpClient http, Uri endpoint, Dictionary<string, string> form, string refused, CancellationToken cancellation)
    {
        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var response = await http.PostAsync(endpoint, content, cancellation);
            if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
            {
                throw new NoTokenException(refused);
            }

            response.EnsureSuccessStatusCode();
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            var lifetime = answer.RootElement.TryGetProperty("expires_in", out var seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : TimeSpan.FromMinutes(5);
            return (answer.RootElement.GetProperty("access_token").GetString()!, TimeProvider.System.GetUtcNow() + lifetime - Margin);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "No token: the issuer does not answer.", e));
        }
    }
}
