using System.Net;
using System.Text.Json;
using Reinstate.Contracts.Calls;

namespace Reinstate.GatewayTests;

/// <summary>A browser signs in at the built-in issuer and calls with its cookie.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    // How every token of the built-in issuer begins; codes are encrypted and begin otherwise.
    private static readonly string SignedToken = GatewayNode.Token([])[..20];

    private GatewayNode node = null!;
    private Browser browser = null!;

    private Uri Address => node.Http1.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        node = await GatewayNode.Start();
        browser = new Browser(Address);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Who_picks_a_person_is_that_person_until_signing_out()
    {
        using var signedIn = await browser.SignIn(0, "/boards?x=1");
        Assert.Equal((HttpStatusCode.Redirect, "/boards?x=1"), (signedIn.StatusCode, signedIn.Headers.Location!.ToString()));
        var me = JsonDocument.Parse(await (await browser.Fetch("/me")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("haven", "s-rm", "Rhea <Moss>", "registered_manager"), (Text(me, "organisation"), Text(me, "person"), Text(me, "name"), me.GetProperty("roles")[0].GetString()));
        Assert.Equal(["oak", "willow"], me.GetProperty("services").EnumerateArray().Select(service => service.GetString()!));

        using var board = await browser.Fetch("/v1/board");
        Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        Assert.Equal(Reach.Of(["oak", "willow"]).Services, node.Grains.Queries.Last().Reach.Services);

        var session = browser.Cookies.GetCookies(Address)["reinstate-session"]!.Value;
        using var signedOut = await browser.Send(HttpMethod.Post, "/signout", null, ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (signedOut.StatusCode, signedOut.Headers.Location!.ToString()));
        Assert.Null(browser.Cookies.GetCookies(Address)["reinstate-session"]);
        using var again = await new HttpClient { BaseAddress = Address }.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/me") { Headers = { { "cookie", $"reinstate-session={session}" }, { "Sec-Fetch-Site", "same-origin" } } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_a_random_id_for_this_site_alone_and_no_page_sees_a_token()
    {
        using var signedIn = await browser.SignIn();
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("reinstate-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetCookies(Address)["reinstate-session"]!.Value, node.Sessions.Keys.Single(), StringComparison.OrdinalIgnoreCase);
        await browser.Fetch("/me");
        Assert.DoesNotContain(browser.Seen, said => said.Contains(SignedToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Behind_https_cookies_are_for_https_and_this_host_alone()
    {
        await using var secure = await GatewayNode.Start(options => options.Identity.SignIn.PublicAddress = new Uri("https://care.example.org"));
        using var begun = await secure.Http1.GetAsync("/me", TestContext.Current.CancellationToken);
        using var other = new Browser(secure.Http1.BaseAddress!);
        using var start = await other.Get("/signin");
        Assert.Contains("redirect_uri=https%3A%2F%2Fcare.example.org%2Fsignin%2Fcallback", start.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("secure", start.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("x-nothing", "1")]
    public async Task What_the_nodes_own_pages_did_not_ask_is_refused(string header, string value)
    {
        using var signedIn = await browser.SignIn();
        using var command = await browser.Get("/v1/board", (header, value));
        Assert.Contains((int)command.StatusCode, (int[])[401, 403]);
        Assert.Contains(command.Headers.GetValues("reinstate-refusal").Single(), (string[])["FOREIGN_PAGE", "BUILT_IN_ISSUER_OFF_LOOPBACK"]);
        using var signOut = await browser.Send(HttpMethod.Post, "/signout", null, (header, value));
        Assert.Contains((int)signOut.StatusCode, (int[])[401, 403]);
        Assert.Empty(node.Grains.Queries);
        using var still = await browser.Fetch("/me");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_page_of_this_node_is_known_by_its_origin_too()
    {
        using var signedIn = await browser.SignIn(1);
        using var board = await browser.Get("/v1/board", ("Origin", Address.GetLeftPart(UriPartial.Authority)), ("reinstate-role", "group_quality_director"));
        Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        using var roleless = await browser.Get("/v1/board", ("Origin", Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal("ROLE_NOT_STATED", roleless.Headers.GetValues("reinstate-refusal").Single());
    }

    [Fact]
    public async Task Nobody_can_be_signed_in_as_somebody_else()
    {
        // An answer to a sign-in that this browser did not begin.
        using var other = new Browser(Address);
        var theirs = await other.Pick(await other.PickPage());
        await Refused(browser, theirs);

        // One that it began, with another's code: PKCE and nonce are this browser's.
        var own = await browser.Pick(await browser.PickPage());
        await Refused(browser, own.Replace(Parameter(own, "code"), Parameter(theirs, "code"), StringComparison.Ordinal));

        // And its own answer a second time: the first use took the browser's cookie.
        await Refused(browser, own);
        Assert.Empty(node.Sessions.Keys);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Signing_in_leads_to_this_node_only(string returnTo)
    {
        using var signedIn = await browser.SignIn(0, returnTo);
        Assert.Equal("/", signedIn.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Every_sign_in_is_a_new_session_and_ends_the_one_before()
    {
        using var first = await browser.SignIn();
        var before = node.Sessions.Keys.Single();
        using var second = await browser.SignIn(1);
        Assert.NotEqual(before, node.Sessions.Keys.Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("unheard-of")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_cookie_that_nobody_was_given_is_nobodys(string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/board") { Headers = { { "cookie", $"reinstate-session={value}" }, { "Sec-Fetch-Site", "same-origin" } } };
        using var response = await node.Http1.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(node.Errors.Entries);
    }

    [Theory]
    [InlineData("/signin/callback")]
    [InlineData("/signin/callback?code=x&state=y")]
    [InlineData("/signin/callback?error=<script>&state=y")]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in(string address) => await Refused(browser, address);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string Parameter(string address, string name) =>
        new Uri(address).Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Single(part => part[0] == name)[1];

    private static async Task Refused(Browser browser, string address)
    {
        using var response = await browser.Get(address);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("reinstate-session=", StringComparison.Ordinal)));
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
