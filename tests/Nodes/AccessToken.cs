using System.Text.Json;

namespace Reinstate.TestNodes;

/// <summary>A token of the issuer inside a node.</summary>
/// <param name="Header">The value of <c>authorization</c>.</param>
/// <param name="Expires">A while before the node would refuse it.</param>
public sealed record AccessToken(string Header, DateTimeOffset Expires)
{
    private static readonly HttpClient Http = new();

    /// <summary>A token for somebody, from the port for pages and JSON.</summary>
    public static async Task<string> OfAsync(Uri node, string organisation, string person, string role, string services = "*")
    {
        using var request = Request(node, organisation, person, role, services);
        using var answer = await Http.SendAsync(request);
        return (await ReadAsync(answer)).Header["Bearer ".Length..];
    }

    internal static HttpRequestMessage Request(Uri node, string organisation, string person, string role, string services) => new(HttpMethod.Post, new Uri(node, "/connect/token"))
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "urn:reinstate:grant:on-this-machine",
            ["organisation"] = organisation,
            ["person"] = person,
            ["role"] = role,
            ["services"] = services,
        }),
    };

    internal static async Task<AccessToken> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"No token: {(int)answer.StatusCode} {text}");
        using var json = JsonDocument.Parse(text);
        return new AccessToken(
            $"Bearer {json.RootElement.GetProperty("access_token").GetString()}", TimeProvider.System.GetUtcNow().AddSeconds(json.RootElement.GetProperty("expires_in").GetDouble() - 60));
    }
}
