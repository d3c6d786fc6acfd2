using System.Text.Json;
using Reinstate.TestNodes;

namespace Reinstate.InteropTests;

/// <summary>A node whose callers are vouched for by oidc-provider: tokens of machines, sign-in of people, keys that change.</summary>
public sealed class ForeignIssuerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("reinstate-issuer-").FullName;
    private ForeignIssuer issuer = null!;
    private NodeProcess node = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await ForeignIssuer.StartAsync();
        node = await NodeProcess.StartAsync(
            "--data", folder, "--issuer", issuer.Address, "--sign-in-scope", "openid profile api", "--sign-in-resource", "urn:reinstate:api");
        await issuer.RedirectsToAsync($"{node.HttpAddress}signin/callback");
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await issuer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_machine_calls_with_a_token_for_this_API_and_with_no_other()
    {
        var token = await issuer.TokenAsync("importer");
        Assert.Equal((200, null), await Register(token, "data_import"));
        Assert.Equal((400, "ROLE_NOT_STATED"), await Register(token, null));
        Assert.Equal((403, "ROLE_NOT_YOURS"), await Register(token, "registered_manager"));
        Assert.Equal((401, "TOKEN_INVALID"), await Register(await issuer.TokenAsync("importer", "urn:other:api"), "data_import"));
        Assert.Equal((401, "TOKEN_INVALID"), await Register(await issuer.TokenAsync("importer", null), "data_import"));
        Assert.Equal((401, "CLAIMS_INVALID"), await Register(await issuer.TokenAsync("nobody"), null));
    }

    [Fact]
    public async Task There_is_no_issuer_inside_a_node_that_is_told_of_another()
    {
        foreach (var path in new[] { "/connect/token", "/connect/authorize", "/.well-known/openid-configuration" })
        {
            Assert.Equal("404", await Foreign.Run("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", "-d", "grant_type=urn:reinstate:grant:on-this-machine", $"{node.HttpAddress}{path[1..]}"]));
        }
    }

    [Theory]
    [InlineData("https, or http on loopback", "--issuer", "http://login.example.org")]
    [InlineData("--issuer-key is for the issuer inside the node", "--issuer", "https://login.example.org", "--issuer-key", "key")]
    [InlineData("not as the client of the sign-in", "--issuer", "https://login.example.org", "--audience", "web", "--client-id", "web")]
    [InlineData("--claim", "--claim", "name=given_name")]
    public async Task A_node_does_not_start_with_settings_that_are_not_safe(string said, params string[] arguments)
    {
        var (exitCode, output) = await NodeProcess.RunAsync(["--data", Path.Combine(folder, "other"), "--http-port", "0", "--grpc-port", "0", .. arguments]);
        Assert.Equal(1, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_signs_in_and_out_with_curl()
    {
        string[] browser = ["-s", "-L", "-b", Path.Combine(folder, "jar"), "-c", Path.Combine(folder, "jar"), "-H", "Sec-Fetch-Site: same-origin"];
        var me = JsonDocument.Parse(await Foreign.Run("curl", [.. browser, $"{node.HttpAddress}signin?return=/me"])).RootElement;
        Assert.Equal(("haven", "rhea", "Rhea Rowan"), (Text(me, "organisation"), Text(me, "person"), Text(me, "name")));
        Assert.Equal(["willow"], me.GetProperty("services").EnumerateArray().Select(service => service.GetString()));

        const string Command = """{"header":{"idempotencyKey":"signed-in"},"name":"Haven"}""";
        var beyond = await Foreign.Run("curl", [.. browser, "-H", "content-type: application/json", "-d", Command, $"{node.HttpAddress}v1/organisation:register"]);
        Assert.Contains("OUT_OF_REACH", beyond, StringComparison.Ordinal);
        Assert.Contains("\"position\"", await Foreign.Run("curl", [.. browser, $"{node.HttpAddress}v1/board"]), StringComparison.Ordinal);

        var elsewhere = await Foreign.Run("curl", [.. browser[..^1], "Sec-Fetch-Site: cross-site", $"{node.HttpAddress}v1/board"]);
        Assert.Contains("FOREIGN_PAGE", elsewhere, StringComparison.Ordinal);

        var there = await Foreign.Run("curl", [.. browser.Where(word => word != "-L"), "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "-X", "POST", $"{node.HttpAddress}signout"]);
        Assert.Equal($"303 {issuer.Address}/session/end?client_id=reinstate-web", there);
        Assert.Contains("UNAUTHENTICATED", await Foreign.Run("curl", [.. browser, $"{node.HttpAddress}me"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_change_under_a_running_node()
    {
        var first = await issuer.TokenAsync("importer");
        Assert.Equal((200, null), await Register(first, "data_import"));
        await issuer.SignsWithAsync("second", "first");
        await AcceptedSoon(await issuer.TokenAsync("importer"));
        Assert.Equal((200, null), await Register(first, "data_import"));

        await issuer.SignsWithAsync("third");
        await AcceptedSoon(await issuer.TokenAsync("importer"));
        Assert.Equal((401, "TOKEN_INVALID"), await Register(first, "data_import"));
    }

    [Fact]
    public async Task A_folder_is_imported_with_client_credentials_of_the_environment()
    {
        string[] import = ["import", Path.Combine(Repository.Root, "examples", "supported-living"), "--address", node.GrpcAddress.ToString(), "--name", "Haven"];
        var (withoutToken, said) = await NodeProcess.RunAsync(import);
        Assert.Equal(2, withoutToken);
        Assert.Contains("REINSTATE_TOKEN", said, StringComparison.Ordinal);

        var environment = new Dictionary<string, string>
        {
            ["REINSTATE_ISSUER"] = issuer.Address, ["REINSTATE_CLIENT_ID"] = "importer", ["REINSTATE_CLIENT_SECRET"] = "importer-secret",
            ["REINSTATE_SCOPE"] = "api", ["REINSTATE_RESOURCE"] = "urn:reinstate:api",
        };
        await using var process = CommandProcess.Start(environment, import);
        var (exitCode, output) = await process.EndAsync();
        Assert.True(exitCode is 0 or 1, output);
        Assert.Contains("INC-2026-014: ", output, StringComparison.Ordinal);

        var board = await Foreign.Run("curl", ["-s", "-H", $"authorization: Bearer {await issuer.TokenAsync("importer")}", "-H", "reinstate-role: data_import", $"{node.HttpAddress}v1/board"]);
        Assert.Contains("SL01", board, StringComparison.Ordinal);

        await using var again = CommandProcess.Start(new Dictionary<string, string> { ["REINSTATE_TOKEN"] = await issuer.TokenAsync("importer") }, import);
        Assert.Equal(exitCode, (await again.EndAsync()).ExitCode);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>An unknown key has the node look for it, though not at each token: within the ten seconds that it waits between looks.</summary>
    private async Task AcceptedSoon(string token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (await Register(token, "data_import") != (200, null))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    private async Task<(int Status, string? Refusal)> Register(string token, string? role)
    {
        string[] acting = role is null ? [] : ["-H", $"reinstate-role: {role}"];
        var output = await Foreign.Run("curl",
        [
            "-s", "-w", "\n%{http_code}", "-H", $"authorization: Bearer {token}", .. acting, "-H", "content-type: application/json",
            "-d", """{"header":{"idempotencyKey":"machine"},"name":"Haven"}""", $"{node.HttpAddress}v1/organisation:register",
        ]);
        var end = output.LastIndexOf('\n');
        var body = JsonDocument.Parse(output[..end]).RootElement;
        return (int.Parse(output[end..]), body.TryGetProperty("details", out var details) ? details[0].GetProperty("code").GetString() : null);
    }
}
