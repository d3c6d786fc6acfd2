using System.Diagnostics;
using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>An issuer that is not ours, as a process of its own: <c>node/issuer.mjs</c>.</summary>
internal sealed class ForeignIssuer : IAsyncDisposable
{
    private readonly Process process;

    private ForeignIssuer(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<ForeignIssuer> StartAsync()
    {
        var started = await Foreign.StartNode("issuer.mjs");
        var line = await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return line?.Split(' ') is ["ready", var address]
            ? new ForeignIssuer(started, address)
            : throw new InvalidOperationException($"The issuer did not start: {line} {await started.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Where people who signed in at a node are sent back to.</summary>
    public Task RedirectsToAsync(string address) => TellAsync($"redirect {address}");

    /// <summary>With which key it signs from now on, and which else it still shows.</summary>
    public Task SignsWithAsync(params string[] keys) => TellAsync($"keys {string.Join(' ', keys)}");

    /// <summary>One of its keys as JWK, the private half with it.</summary>
    public async Task<string> PrivateKeyAsync(string key)
    {
        await process.StandardInput.WriteLineAsync($"private {key}");
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The issuer has ended.");
    }

    /// <summary>A token by client credentials, asked with curl.</summary>
    public async Task<string> TokenAsync(string client, string? resource = "urn:reinstate:api")
    {
        string[] form = ["grant_type=client_credentials", $"client_id={client}", $"client_secret={client}-secret", .. resource is null ? [] : (string[])["scope=api", $"resource={resource}"]];
        var answer = await Foreign.Run("curl", ["-s", .. form.SelectMany(part => (string[])["--data-urlencode", part]), $"{Address}/token"]);
        return JsonDocument.Parse(answer).RootElement.TryGetProperty("access_token", out var token) ? token.GetString()! : throw new InvalidOperationException(answer);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        Assert.Equal("done", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }
}
