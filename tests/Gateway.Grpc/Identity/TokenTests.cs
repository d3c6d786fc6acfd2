using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Identity;

namespace Reinstate.GatewayTests;

/// <summary>What an access token of an issuer elsewhere must be, against an issuer on a socket of its own.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private TestIssuer issuer = null!;
    private GatewayNode node = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.Start();
        node = await GatewayNode.Start(options => options.Identity.Issuer = issuer.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_says_who_calls()
    {
        await node.Close(GatewayNode.Bearing(issuer.Token()));
        Assert.Equal(("haven", "s-rm", "registered_manager", Reach.Whole), Asked());
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["reinstate_services"] = new JsonArray("willow", "oak"))));
        Assert.Equal(["oak", "willow"], Asked().Reach.Services);
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => claims.Remove("reinstate_services"))));
        Assert.Equal(Reach.Of([]).Services, Asked().Reach.Services);
        Assert.False(Asked().Reach.Everywhere);
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["reinstate_person"] = "rhea")));
        Assert.Equal("rhea", Asked().Person);
    }

    [Theory]
    [InlineData("PS256", "at+jwt")]
    [InlineData("RS256", "application/at+jwt")]
    [InlineData("RS256", "JWT")]
    public async Task Several_algorithms_and_types_are_accepted(string algorithm, string type) =>
        await node.Close(GatewayNode.Bearing(issuer.Token(null, "first", algorithm, type)));

    [Theory]
    [InlineData(-30, -300)]
    [InlineData(300, 30)]
    public async Task Clocks_may_differ_by_a_minute(int expires, int notBefore) =>
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => (claims["exp"], claims["nbf"]) = (TestTokens.Seconds(expires), TestTokens.Seconds(notBefore)))));

    [Theory]
    [InlineData("exp", -90, "it has expired")]
    [InlineData("nbf", 90, "it is not valid yet")]
    public async Task Outside_its_time_a_token_is_refused(string claim, int fromNow, string reason) =>
        await Refused(issuer.Token(claims => claims[claim] = TestTokens.Seconds(fromNow)), reason);

    [Theory]
    [InlineData("exp", null, "it does not say when it expires")]
    [InlineData("iss", "\"https://elsewhere.example\"", "it is of another issuer")]
    [InlineData("iss", null, "it is of another issuer")]
    [InlineData("aud", "\"other-api\"", "it is for another audience")]
    [InlineData("aud", "[\"other-api\",\"third\"]", "it is for another audience")]
    [InlineData("aud", null, "it is for another audience")]
    [InlineData("nonce", "\"n-0S6\"", "an id token is not an access token")]
    [InlineData("at_hash", "\"77Qm\"", "an id token is not an access token")]
    [InlineData("typ", "\"ID\"", "an id token is not an access token")]
    [InlineData("token_use", "\"id\"", "an id token is not an access token")]
    public async Task A_token_for_something_else_is_refused(string claim, string? json, string reason) => await Refused(
        issuer.Token(claims =>
        {
            claims.Remove(claim);
            if (json is not null)
            {
                claims[claim] = JsonNode.Parse(json);
            }
        }),
        reason);

    [Theory]
    [InlineData("id_token+jwt")]
    [InlineData("logout+jwt")]
    [InlineData(null)]
    public async Task A_token_of_another_type_is_refused(string? type) => await Refused(issuer.Token(null, "first", "RS256", type), "its type is not that of an access token");

    [Fact]
    public async Task Several_audiences_are_fine_when_this_is_one() =>
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["aud"] = new JsonArray("other-api", "reinstate"))));

    [Fact]
    public async Task A_forged_token_is_refused()
    {
        using var other = RSA.Create(2048);
        await Refused(issuer.Token(other), "its signature does not fit");
        await Refused(issuer.Token(other, null, "unheard-of"), "it is signed with a key that the issuer does not have");

        var parts = issuer.Token().Split('.');
        var tampered = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("haven", "rival", StringComparison.Ordinal));
        await Refused($"{parts[0]}.{tampered}.{parts[2]}", "its signature does not fit");

        var claims = TestTokens.Claims(issuer: issuer.Address.AbsoluteUri.TrimEnd('/')).ToJsonString();
        await Refused(TestTokens.Sign(TestTokens.Header("none", "at+jwt", "first"), claims, _ => []), "not a signed JWT");
        await Refused(TestTokens.Sign(TestTokens.Header("none", "at+jwt", "first"), claims, _ => [1]), "its algorithm is not accepted", "its signature does not fit");
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(issuer.Key().ExportSubjectPublicKeyInfoPem()), issuer.Key().ExportSubjectPublicKeyInfo(), issuer.Key().ExportParameters(false).Modulus! })
        {
            await Refused(TestTokens.Sign(TestTokens.Header("HS256", "at+jwt", "first"), claims, bytes => HMACSHA256.HashData(secret, bytes)), "its algorithm is not accepted", "its signature does not fit");
        }
    }

    [Fact]
    public async Task What_is_no_signed_JWT_is_refused()
    {
        var good = issuer.Token();
        var critical = new JsonObject { ["alg"] = "RS256", ["kid"] = "first", ["typ"] = "at+jwt", ["crit"] = new JsonArray("b64"), ["b64"] = true };
        var claims = TestTokens.Claims(issuer: issuer.Address.AbsoluteUri.TrimEnd('/')).ToJsonString();
        var withCritical = TestTokens.Sign(critical.ToJsonString(), claims, bytes => issuer.Key().SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        foreach (var token in new[]
        {
            "", "x", "a.b.c", "..", good[..good.LastIndexOf('.')], good + ".a.b", $"{good.Split('.')[0]}..{good.Split('.')[2]}", "e30.e30.e30", "bnVsbA.bnVsbA.AA", "W10.W10.AA",
            new string('a', 12_000), withCritical, $"{Base64UrlEncoder.Encode("{\"alg\":7,\"kid\":[]}")}.e30.AA",
        })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(token)));
            Assert.Contains(RefusalTests.Detail(refused).Code, (string[])["TOKEN_INVALID", "UNAUTHENTICATED"]);
        }

        Assert.Empty(node.Grains.Commands);
        Assert.Empty(node.Errors.Entries);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic cmhlYTpzZWNyZXQ=")]
    [InlineData("Bearer")]
    public async Task Without_a_token_nobody_is_served(string? authorization)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(authorization is null ? [] : new Metadata { { "authorization", authorization } }));
        Assert.Equal((StatusCode.Unauthenticated, Catalogue.Unauthenticated.Code), (refused.StatusCode, RefusalTests.Detail(refused).Code));
    }

    [Fact]
    public async Task Two_tokens_are_as_good_as_none()
    {
        var metadata = GatewayNode.Bearing(issuer.Token());
        metadata.Add("authorization", $"Bearer {issuer.Token(claims => claims["reinstate_organisation"] = "rival")}");
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(metadata));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Empty(node.Grains.Commands);
    }

    [Fact]
    public async Task What_no_request_says_counts_beside_the_token()
    {
        var metadata = GatewayNode.Bearing(issuer.Token());
        metadata.Add("reinstate-organisation", "rival");
        metadata.Add("reinstate-person", "somebody-else");
        metadata.Add("reinstate-services", "oak");
        await node.Close(metadata);
        Assert.Equal(("haven", "s-rm", "registered_manager", Reach.Whole), Asked());
    }

    [Theory]
    [InlineData("http://login.example.org")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://login.example.org/?tenant=1")]
    public async Task An_issuer_is_reached_by_https_or_on_loopback(string address) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayNode.Start(options => options.Identity.Issuer = new Uri(address)));

    [Fact]
    public async Task Settings_that_would_let_in_others_do_not_start()
    {
        foreach (var change in new Action<IdentityOptions>[]
        {
            identity => identity.Algorithms = ["HS256"],
            identity => identity.Algorithms = ["ES256", "none"],
            identity => identity.Algorithms = [],
            identity => identity.Audience = "",
            identity => identity.SignIn.ClientId = identity.Audience,
            identity => identity.BuiltIn = new(),
            identity => identity.SignIn.PublicAddress = new Uri("http://care.example.org"),
        })
        {
            await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayNode.Start(options =>
            {
                options.Identity.Issuer = issuer.Address;
                change(options.Identity);
            }));
        }
    }

    [Fact]
    public async Task Names_of_claims_can_be_mapped_and_algorithms_narrowed()
    {
        await using var mapped = await GatewayNode.Start(options =>
        {
            options.Identity.Issuer = issuer.Address;
            options.Identity.Algorithms = ["PS256"];
            (options.Identity.Claims.Organisation, options.Identity.Claims.Roles) = ("https://example.org/tenant", "groups");
        });
        await mapped.Close(GatewayNode.Bearing(issuer.Token(Mapped, algorithm: "PS256")));
        Assert.Equal("meadow", mapped.Grains.Commands.Single().Call.Tenant);
        var refused = await Assert.ThrowsAsync<RpcException>(() => mapped.Close(GatewayNode.Bearing(issuer.Token(Mapped))));
        Assert.Contains(RefusalTests.Detail(refused).Reasons.Single(), (string[])["its algorithm is not accepted", "its signature does not fit"]);

        static void Mapped(JsonObject claims)
        {
            claims["https://example.org/tenant"] = "meadow";
            claims["groups"] = new JsonArray("registered_manager");
        }
    }

    private (string Tenant, string Person, string Role, Reach Reach) Asked()
    {
        var call = node.Grains.Commands.Last().Call;
        return (call.Tenant, call.Actor, call.Role, call.Reach);
    }

    private async Task Refused(string token, params string[] reasons)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(token)));
        var detail = RefusalTests.Detail(refused);
        Assert.Equal((StatusCode.Unauthenticated, Catalogue.TokenInvalid.Code), (refused.StatusCode, detail.Code));
        Assert.Contains(detail.Reasons.Single(), reasons);
        Assert.Empty(node.Grains.Commands);
        Assert.Empty(node.Errors.Entries);
    }
}
