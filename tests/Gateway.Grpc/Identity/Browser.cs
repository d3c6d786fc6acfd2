using System.Net;
using System.Text.RegularExpressions;

namespace Reinstate.GatewayTests;

/// <summary>As much of a browser as signing in needs: cookies, and following links one at a time.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;

    public Browser(Uri node)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = node };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Everything that any answer said, headers included.</summary>
    public List<string> Seen { get; } = [];

    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, IEnumerable<KeyValuePair<string, string>>? form = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (form is not null)
        {
            request.Content = new FormUrlEncodedContent(form);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Seen.Add($"{response.Headers}\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return response;
    }

    public Task<HttpResponseMessage> Get(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    /// <summary>Fetches what a script of the node's own page would.</summary>
    public Task<HttpResponseMessage> Fetch(string address) => Get(address, ("Sec-Fetch-Site", "same-origin"));

    /// <summary>Goes to the page where one picks a person; its form.</summary>
    public async Task<Dictionary<string, string>> PickPage(string returnTo = "/")
    {
        using var begun = await Get($"/signin?return={Uri.EscapeDataString(returnTo)}");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var page = await Get(begun.Headers.Location!.ToString());
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Hidden().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
    }

    /// <summary>Picks a person; where the page then leads.</summary>
    public async Task<string> Pick(Dictionary<string, string> form, int person = 0)
    {
        using var picked = await Send(HttpMethod.Post, "/connect/authorize", form.Append(new("person", $"{person}")));
        return picked.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{(int)picked.StatusCode} {Seen[^1]}");
    }

    /// <summary>The whole way.</summary>
    public async Task<HttpResponseMessage> SignIn(int person = 0, string returnTo = "/") => await Get(await Pick(await PickPage(returnTo), person));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
