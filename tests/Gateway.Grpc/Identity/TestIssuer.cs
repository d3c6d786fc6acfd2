using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.GatewayTests;

/// <summary>An issuer on a socket of its own: discovery document and keys, which can be changed; asked how often it was asked.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RSA> keys = new();
    private readonly WebApplication app;
    private int looks;

    private TestIssuer(WebApplication app) => this.app = app;

    /// <summary>How often the keys were fetched.</summary>
    public int Looks => looks;

    /// <summary>Whether it answers.</summary>
    public bool Away { get; set; }

    public Uri Address => new(app.Urls.First());

    /// <summary>What the discovery document calls it; null for its address.</summary>
    public string? Name { get; set; }

    public static async Task<TestIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TestIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer.app.MapGet("/keys", issuer.Keys);
        issuer.Add("first");
        await issuer.app.StartAsync();
        return issuer;
    }

    public void Add(string keyId)
    {
        // A key is generated when it is first used; two who use it first would see two keys.
        var key = RSA.Create(2048);
        key.ExportParameters(false);
        keys[keyId] = key;
    }

    public void Withdraw(string keyId) => Assert.True(keys.TryRemove(keyId, out _));

    public RSA Key(string keyId = "first") => keys[keyId];

    /// <summary>A good token, but for what a test changes.</summary>
    public string Token(Action<JsonObject>? change = null, string keyId = "first", string algorithm = "RS256", string? type = "at+jwt") =>
        Token(Key(keyId), change, keyId, algorithm, type);

    public string Token(RSA key, Action<JsonObject>? change = null, string keyId = "first", string algorithm = "RS256", string? type = "at+jwt")
    {
        var claims = TestTokens.Claims(issuer: Address.AbsoluteUri.TrimEnd('/'));
        change?.Invoke(claims);
        return TestTokens.Sign(key, keyId, claims, algorithm, type);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Discovery()
    {
        var origin = Address.AbsoluteUri.TrimEnd('/');
        return Away ? Results.StatusCode(503) : Results.Json(new JsonObject { ["issuer"] = Name ?? origin, ["jwks_uri"] = $"{origin}/keys" });
    }

    private IResult Keys()
    {
        Interlocked.Increment(ref looks);
        return Results.Json(new JsonObject
        {
            ["keys"] = new JsonArray([.. keys.ToArray().Select(key => new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = key.Key,
                ["n"] = Base64UrlEncoder.Encode(key.Value.ExportParameters(false).Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Value.ExportParameters(false).Exponent),
            })]),
        });
    }
}
