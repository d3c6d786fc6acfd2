using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Gateway;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.V1;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Watching;

namespace Reinstate.GatewayTests;

/// <summary>The issuer inside a node: for this machine, with PKCE, each code once.</summary>
public sealed class BuiltInIssuerTests : IAsyncLifetime
{
    private const string Verifier = "a-verifier-that-is-long-enough-for-the-rfc-7636-43";

    private GatewayNode node = null!;
    private Browser browser = null!;

    private string Redirect => $"{node.Http1.BaseAddress}signin/callback";

    public async ValueTask InitializeAsync()
    {
        node = await GatewayNode.Start();
        browser = new Browser(node.Http1.BaseAddress!);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task A_code_is_good_once_for_its_client_its_address_and_its_verifier()
    {
        Assert.Equal(HttpStatusCode.OK, (await Redeem(await Code())).Status);
        var code = await Code();
        Assert.Equal(HttpStatusCode.OK, (await Redeem(code)).Status);
        Assert.Equal("invalid_grant", (await Redeem(code)).Error);
        Assert.Equal("invalid_grant", (await Redeem(await Code(), verifier: "another-verifier-that-is-long-enough-for-rfc-7636")).Error);
        Assert.Equal("invalid_request", (await Redeem(await Code(), verifier: null)).Error);
        Assert.Equal("invalid_grant", (await Redeem(await Code(), redirect: "http://127.0.0.1:1/signin/callback")).Error);
        Assert.Equal("invalid_grant", (await Redeem(await Code(), client: "another")).Error);
        Assert.Equal("invalid_grant", (await Redeem("made-up")).Error);
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("redirect_uri", "https://evil.example/signin/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:1/signin/callback")]
    [InlineData("redirect_uri", null)]
    [InlineData("client_id", "another")]
    [InlineData("client_id", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("response_mode", "fragment")]
    public async Task What_is_not_the_code_flow_of_this_node_with_PKCE_gets_no_page_and_no_code(string parameter, string? value)
    {
        var request = Request();
        request.Remove(parameter);
        if (value is not null)
        {
            request[parameter] = value;
        }

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            request["person"] = "0";
            using var response = method == HttpMethod.Get ? await browser.Get($"/connect/authorize?{Query(request)}") : await browser.Send(method, "/connect/authorize", request);
            Assert.DoesNotContain("code=", response.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("<button", browser.Seen[^1], StringComparison.Ordinal);
            Assert.True(response.Headers.Location is null || response.Headers.Location.ToString().StartsWith(Redirect, StringComparison.Ordinal), response.Headers.Location?.ToString());
        }
    }

    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/connect/authorize")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/jwks")]
    [InlineData("/signin")]
    [InlineData("/me")]
    public async Task It_serves_this_machine_alone(string path)
    {
        foreach (var (name, value) in new[] { ("test-remote-address", "192.0.2.7"), ("x-forwarded-for", "127.0.0.1"), ("via", "1.1 proxy"), ("origin", "https://evil.example"), ("host", "rebound.example") })
        {
            using var response = await browser.Get($"{path}?{Query(Request())}", (name, value));
            Assert.Contains((int)response.StatusCode, (int[])[401, 403, 421]);
            using var posted = await browser.Send(HttpMethod.Post, path, Grant("haven", "s-rm", "registered_manager", "*"), (name, value));
            Assert.Contains((int)posted.StatusCode, (int[])[401, 403, 405, 421]);
            Assert.DoesNotContain("access_token", browser.Seen[^1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("haven", "s-rm", "registered_manager", "willow oak", true)]
    [InlineData("haven", "s-rm", "on_call_manager branch_manager", "", true)]
    [InlineData("haven", "s-rm", "", "*", false)]
    [InlineData("", "s-rm", "registered_manager", "*", false)]
    [InlineData("haven", "a/b", "registered_manager", "*", false)]
    [InlineData("haven", "s-rm", "registered_manager", "* oak", false)]
    public async Task It_takes_this_machines_word_when_that_is_clear(string organisation, string person, string role, string services, bool given)
    {
        var (status, token, error) = await Ask(Grant(organisation, person, role, services));
        Assert.Equal(given ? (HttpStatusCode.OK, null) : (HttpStatusCode.BadRequest, "invalid_request"), (status, error));
        if (given)
        {
            var metadata = GatewayNode.Bearing(token!);
            metadata.Add("reinstate-role", role.Split(' ')[0]);
            await node.Close(metadata);
            var call = node.Grains.Commands.Single().Call;
            Assert.Equal((organisation, person, role.Split(' ')[0]), (call.Tenant, call.Actor, call.Role));
            Assert.Equal(services.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), call.Reach.Services);
        }
    }

    [Fact]
    public async Task Nobody_becomes_the_node_itself()
    {
        var (_, token, _) = await Ask(Grant("haven", "s-rm", "node", "*"));
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => node.Close(GatewayNode.Bearing(token!)));
        Assert.Equal("CLAIMS_INVALID", RefusalTests.Detail(refused).Code);
    }

    [Fact]
    public async Task A_demo_machine_gets_a_token_by_its_client_id()
    {
        var (_, token, _) = await Ask(new() { ["grant_type"] = "client_credentials", ["client_id"] = "fernlea", ["client_secret"] = "any" });
        await new PersonService.PersonServiceClient(node.Rpc).RecordEntriesAsync(
            new RecordEntriesRequest { Header = new CommandHeader { IdempotencyKey = "k" }, IncidentId = "storm", PersonId = "ann" }, GatewayNode.Bearing(token!),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("fernlea", "vendor_system"), (node.Grains.Commands.Single().Call.Actor, node.Grains.Commands.Single().Call.Role));
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(new() { ["grant_type"] = "client_credentials", ["client_id"] = "unheard-of", ["client_secret"] = "any" })).Status);
    }

    [Fact]
    public async Task An_id_token_of_a_sign_in_is_not_an_access_token()
    {
        using var response = await browser.Send(HttpMethod.Post, "/connect/token", Redemption(await Code(), Verifier, Redirect, "reinstate-web"));
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => node.Close(GatewayNode.Bearing(answer.GetProperty("id_token").GetString()!)));
        Assert.Equal("TOKEN_INVALID", RefusalTests.Detail(refused).Code);
        await node.Close(GatewayNode.Bearing(answer.GetProperty("access_token").GetString()!));
    }

    [Fact]
    public async Task Nodes_that_share_the_keys_file_believe_each_other_and_others_do_not()
    {
        var (_, token, _) = await Ask(Grant("haven", "s-rm", "registered_manager", "*"));
        await using var beside = await GatewayNode.Start();
        await beside.Close(GatewayNode.Bearing(token!));
        await using var stranger = await GatewayNode.Start(options => options.Identity.BuiltIn = new BuiltInIssuerOptions());
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => stranger.Close(GatewayNode.Bearing(token!)));
        Assert.Equal("TOKEN_INVALID", RefusalTests.Detail(refused).Code);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_key_is_its_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("reinstate-key-");
        var file = Path.Combine(folder.FullName, "new", "key");
        var kept = IssuerKey.Load(file);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(kept.KeyId, IssuerKey.Load(file).KeyId);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<IssuerKeyException>(() => IssuerKey.Load(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Assert.Throws<IssuerKeyException>(() => IssuerKey.Load(file));
        Assert.NotEqual(IssuerKey.Load(null).KeyId, IssuerKey.Load(null).KeyId);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_program_that_listens_to_others_does_not_start_with_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        builder.Services.AddSingleton<IGrainPort>(new FakeGrains()).AddSingleton<IPositionSignals>(new FakeSignals()).AddSingleton<ISessions>(new FakeSessions());
        builder.Services.AddReinstateGateway(options => options.Identity.BuiltIn = new BuiltInIssuerOptions());
        await using var app = builder.Build();
        app.MapReinstateGateway();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("--issuer", refused.Message, StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> Grant(string organisation, string person, string role, string services) => new()
    {
        ["grant_type"] = "urn:reinstate:grant:on-this-machine", ["organisation"] = organisation, ["person"] = person, ["role"] = role, ["services"] = services,
    };

    private static string Query(Dictionary<string, string> parameters) => string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));

    private static Dictionary<string, string> Redemption(string code, string? verifier, string redirect, string client)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirect, ["client_id"] = client };
        if (verifier is not null)
        {
            form["code_verifier"] = verifier;
        }

        return form;
    }

    private Dictionary<string, string> Request() => new()
    {
        ["client_id"] = "reinstate-web",
        ["redirect_uri"] = Redirect,
        ["response_type"] = "code",
        ["scope"] = "openid profile",
        ["state"] = "s",
        ["nonce"] = "n",
        ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    };

    private async Task<string> Code()
    {
        var there = await browser.Pick(Request());
        return Uri.UnescapeDataString(new Uri(there).Query.TrimStart('?').Split('&').Single(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..]);
    }

    private async Task<(HttpStatusCode Status, string? Error)> Redeem(string code, string? verifier = Verifier, string? redirect = null, string client = "reinstate-web")
    {
        var (status, _, error) = await Ask(Redemption(code, verifier, redirect ?? Redirect, client));
        return (status, error);
    }

    private async Task<(HttpStatusCode Status, string? Token, string? Error)> Ask(Dictionary<string, string> form)
    {
        using var response = await browser.Send(HttpMethod.Post, "/connect/token", form);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return (response.StatusCode, Text("access_token"), Text("error"));

        string? Text(string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
