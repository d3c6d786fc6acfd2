using System.Net;
using Reinstate.Gateway.Transport;

namespace Reinstate.GatewayTests.Transport;

/// <summary>What answers tell a browser.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/me")]
    [InlineData("/signin")]
    [InlineData("/signin/callback?state=x")]
    [InlineData("/connect/authorize")]
    [InlineData("/v1/board")]
    [InlineData("/v1/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/healthz")]
    public async Task Every_answer_is_kept_nowhere_framed_nowhere_and_given_to_no_other_site(string path)
    {
        await using var node = await GatewayNode.Start();
        using var browser = new Browser(node.Http1.BaseAddress!);
        using var answer = await browser.Get(path, ("Origin", node.Http1.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        // The app's own page holds nothing of anybody; it may be kept, and is asked for each time.
        Assert.Contains(path == "/" ? "no-cache" : "no-store", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Behind_https_browsers_are_told_to_keep_to_it()
    {
        await using var node = await GatewayNode.Start(options => options.Identity.SignIn.PublicAddress = new Uri("https://care.example.org"));
        using var answer = await node.Http1.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task No_other_site_may_ask_for_leave_to_call()
    {
        await using var node = await GatewayNode.Start();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/board")
        {
            Headers = { { "Origin", "https://evil.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } },
        };
        using var answer = await node.Http1.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("10.9.8.7", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("care.example.org", true)]
    [InlineData("Node-1.pods.example.org", true)]
    [InlineData("in.certificate.example", true)]
    [InlineData("a.b.pods.example.org", false)]
    [InlineData(".pods.example.org", false)]
    [InlineData("pods.example.org", false)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("care.example.org.evil.example", false)]
    [InlineData("", false)]
    public void A_node_goes_by_its_own_names(string host, bool known)
    {
        var options = new Gateway.GatewayOptions { Transport = { Hosts = ["*.pods.example.org"], CertificateHosts = () => ["in.certificate.example"] } };
        options.Identity.SignIn.PublicAddress = new Uri("https://care.example.org:8443");
        Assert.Equal(known, new KnownHosts(Microsoft.Extensions.Options.Options.Create(options)).IsKnown(host));
    }

    [Fact]
    public async Task A_form_larger_than_any_sign_in_is_not_read()
    {
        await using var node = await GatewayNode.Start();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "urn:reinstate:grant:on-this-machine", ["organisation"] = new('x', 70_000) });
        using var answer = await node.Http1.PostAsync("/connect/token", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
