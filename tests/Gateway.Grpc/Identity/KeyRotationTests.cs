using System.Security.Cryptography;
using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Identity;

namespace Reinstate.GatewayTests;

/// <summary>An issuer changes its keys, sends garbage, or is away.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromTicks(1);

    private TestIssuer issuer = null!;

    public async ValueTask InitializeAsync() => issuer = await TestIssuer.Start();

    public ValueTask DisposeAsync() => issuer.DisposeAsync();

    [Fact]
    public async Task A_new_key_is_fetched_with_its_first_token_and_a_withdrawn_one_is_forgotten()
    {
        await using var node = await Start(identity => identity.KeysAtMostEvery = AtOnce);
        var old = issuer.Token();
        await node.Close(GatewayNode.Bearing(old));
        await node.Close(GatewayNode.Bearing(old));
        Assert.Equal(1, issuer.Looks);

        issuer.Add("second");
        await node.Close(GatewayNode.Bearing(issuer.Token(keyId: "second")));
        await node.Close(GatewayNode.Bearing(old));
        Assert.Equal(2, issuer.Looks);

        issuer.Withdraw("first");
        issuer.Add("third");
        await node.Close(GatewayNode.Bearing(issuer.Token(keyId: "third")));
        Assert.Equal("it is signed with a key that the issuer does not have", await Reason(node, old));
    }

    [Fact]
    public async Task A_key_that_is_replaced_under_its_id_is_another_key()
    {
        await using var node = await Start(identity => identity.KeysAtMostEvery = AtOnce);
        var old = issuer.Token();
        await node.Close(GatewayNode.Bearing(old));
        issuer.Add("first");
        issuer.Add("second");
        await node.Close(GatewayNode.Bearing(issuer.Token(keyId: "second")));
        Assert.Equal("its signature does not fit", await Reason(node, old));
        await node.Close(GatewayNode.Bearing(issuer.Token()));
    }

    [Fact]
    public async Task Keys_that_nobody_has_do_not_make_the_node_ask_again_and_again()
    {
        await using var node = await Start();
        await node.Close(GatewayNode.Bearing(issuer.Token()));
        using var forger = RSA.Create(2048);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
            Assert.Equal("it is signed with a key that the issuer does not have", await Reason(node, issuer.Token(forger, null, $"garbage-{i}")))));
        Assert.Equal(1, issuer.Looks);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_who_come_at_once()
    {
        await using var node = await Start();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["sub"] = $"s-{i}")))));
        Assert.Equal(1, issuer.Looks);
    }

    [Fact]
    public async Task An_issuer_that_is_away_is_no_verdict_on_the_caller()
    {
        issuer.Away = true;
        await using var node = await Start(identity => identity.KeysAtMostEvery = AtOnce);
        var unheard = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(issuer.Token())));
        Assert.Equal((StatusCode.Unavailable, Catalogue.IssuerUnavailable.Code), (unheard.StatusCode, RefusalTests.Detail(unheard).Code));

        issuer.Away = false;
        await node.Close(GatewayNode.Bearing(issuer.Token()));
        issuer.Away = true;
        await node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["sub"] = "another")));
    }

    [Fact]
    public async Task A_discovery_document_of_another_issuer_is_not_used()
    {
        issuer.Name = "https://elsewhere.example";
        await using var node = await Start();
        var refused = await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(issuer.Token(claims => claims["iss"] = issuer.Name))));
        Assert.Equal(Catalogue.IssuerUnavailable.Code, RefusalTests.Detail(refused).Code);
        Assert.Contains(node.Errors.Entries, entry => entry.StartsWith("2102 ", StringComparison.Ordinal));
    }

    private static async Task<string> Reason(GatewayNode node, string token) =>
        RefusalTests.Detail(await Assert.ThrowsAsync<RpcException>(() => node.Close(GatewayNode.Bearing(token)))).Reasons.Single();

    private Task<GatewayNode> Start(Action<IdentityOptions>? configure = null) => GatewayNode.Start(options =>
    {
        options.Identity.Issuer = issuer.Address;
        configure?.Invoke(options.Identity);
    });
}
