using System.Text.Json.Nodes;
using Grpc.Core;
using Reinstate.Contracts.Refusals;

namespace Reinstate.GatewayTests;

/// <summary>Verified, and still not clear about who calls.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    private GatewayNode node = null!;

    public async ValueTask InitializeAsync() => node = await GatewayNode.Start();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Theory]
    [InlineData("reinstate_organisation", null, "reinstate_organisation: missing")]
    [InlineData("reinstate_organisation", "\"haven/../rival\"", "reinstate_organisation: not one identifier")]
    [InlineData("reinstate_organisation", "[\"haven\"]", "reinstate_organisation: not one identifier")]
    [InlineData("reinstate_organisation", "7", "reinstate_organisation: not one identifier")]
    [InlineData("reinstate_organisation", "\"\"", "reinstate_organisation: not one identifier")]
    [InlineData("sub", null, "sub: missing")]
    [InlineData("sub", "\"auth0|5f7c8ec7c33c6c004bbafe82\"", "sub: not one identifier")]
    [InlineData("reinstate_person", "[\"a\",\"b\"]", "reinstate_person: not one identifier")]
    [InlineData("reinstate_person", "null", "reinstate_person: not one identifier")]
    [InlineData("reinstate_roles", null, "reinstate_roles: missing")]
    [InlineData("reinstate_roles", "[]", "reinstate_roles: missing")]
    [InlineData("reinstate_roles", "[\"registered_manager\",7]", "reinstate_roles: not identifiers")]
    [InlineData("reinstate_roles", "{\"a\":\"b\"}", "reinstate_roles: not identifiers")]
    [InlineData("reinstate_roles", "[\"registered_manager\",\"node\"]", "reinstate_roles: nobody is the node itself")]
    [InlineData("reinstate_roles", "\"node\"", "reinstate_roles: nobody is the node itself")]
    [InlineData("reinstate_services", "[\"*\",\"oak\"]", "reinstate_services: not identifiers")]
    [InlineData("reinstate_services", "true", "reinstate_services: not identifiers")]
    [InlineData("reinstate_services", "[\"oak \"]", "reinstate_services: not identifiers")]
    public async Task An_unclear_claim_is_named_and_not_quoted(string claim, string? json, string reason)
    {
        var claims = TestTokens.Claims();
        claims.Remove(claim);
        if (json is not null)
        {
            claims[claim] = JsonNode.Parse(json);
        }

        var refused = await Refused(claims);
        Assert.Equal(Catalogue.ClaimsInvalid.Code, RefusalTests.Detail(refused).Code);
        Assert.Equal(reason, RefusalTests.Detail(refused).Reasons[0]);
        Assert.Empty(node.Grains.Commands);
    }

    [Fact]
    public async Task A_claim_that_stands_twice_is_refused()
    {
        var payload = TestTokens.Claims().ToJsonString();
        var twice = payload[..^1] + ",\"reinstate_organisation\":\"rival\"}";
        var token = TestTokens.Sign(
            TestTokens.Header("ES256", "at+jwt", GatewayNode.IssuerKey.KeyId), twice, bytes => GatewayNode.IssuerKey.ECDsa.SignData(bytes, System.Security.Cryptography.HashAlgorithmName.SHA256));
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(token)));
        Assert.Equal(Catalogue.ClaimsInvalid.Code, RefusalTests.Detail(refused).Code);
        Assert.Empty(node.Grains.Commands);
    }

    [Fact]
    public async Task Who_has_several_roles_says_in_which_one_they_act()
    {
        var claims = TestTokens.Claims();
        claims["reinstate_roles"] = new JsonArray("on_call_manager", "branch_manager");
        var token = GatewayNode.Token(claims);
        var silent = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(token)));
        Assert.Equal((StatusCode.InvalidArgument, Catalogue.RoleNotStated.Code), (silent.StatusCode, RefusalTests.Detail(silent).Code));
        Assert.Equal(["reinstate-role: one of on_call_manager, branch_manager"], RefusalTests.Detail(silent).Reasons);

        await node.Close(InRole(token, "branch_manager"));
        Assert.Equal("branch_manager", node.Grains.Commands.Single().Call.Role);
        foreach (var metadata in new[] { InRole(token, "registered_manager"), InRole(token, "node"), InRole(token, "branch_manager", "on_call_manager"), InRole(token, "") })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(metadata));
            Assert.Equal((StatusCode.PermissionDenied, Catalogue.RoleNotYours.Code), (refused.StatusCode, RefusalTests.Detail(refused).Code));
        }

        Assert.Single(node.Grains.Commands);
    }

    [Fact]
    public async Task The_only_role_may_be_stated_or_left_out()
    {
        var claims = TestTokens.Claims();
        claims["reinstate_roles"] = "registered_manager";
        await node.Close(GatewayNode.Bearing(GatewayNode.Token(claims)));
        await node.Close(InRole(GatewayNode.Token(claims), "registered_manager"));
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(InRole(GatewayNode.Token(claims), "on_call_manager")));
        Assert.Equal(Catalogue.RoleNotYours.Code, RefusalTests.Detail(refused).Code);
    }

    private static Metadata InRole(string token, params string[] roles)
    {
        var metadata = GatewayNode.Bearing(token);
        foreach (var role in roles)
        {
            metadata.Add("reinstate-role", role);
        }

        return metadata;
    }

    private Task<RpcException> Refused(JsonObject claims) => Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(GatewayNode.Token(claims))));
}
