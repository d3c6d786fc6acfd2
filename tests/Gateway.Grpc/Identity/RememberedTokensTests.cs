using Microsoft.Extensions.Time.Testing;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Identity.Tokens;

namespace Reinstate.GatewayTests;

public sealed class RememberedTokensTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_token_is_remembered_for_a_minute_and_never_beyond_its_expiry()
    {
        var remembered = new RememberedTokens(10, TimeSpan.FromSeconds(60), time);
        remembered.Add("long", 0, Said(TimeSpan.FromHours(1)));
        remembered.Add("short", 0, Said(TimeSpan.FromSeconds(20)));
        time.Advance(TimeSpan.FromSeconds(19));
        Assert.NotNull(remembered.Find("short", 0));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(remembered.Find("short", 0));
        time.Advance(TimeSpan.FromSeconds(39));
        Assert.NotNull(remembered.Find("long", 0));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(remembered.Find("long", 0));
        Assert.Null(remembered.Find("unheard", 0));
    }

    [Fact]
    public void New_keys_forget_everything()
    {
        var remembered = new RememberedTokens(10, TimeSpan.FromSeconds(60), time);
        remembered.Add("a", 0, Said(TimeSpan.FromHours(1)));
        Assert.Null(remembered.Find("a", 1));
        remembered.Add("b", 1, Said(TimeSpan.FromHours(1)));
        Assert.NotNull(remembered.Find("b", 1));
        Assert.Null(remembered.Find("a", 1));
    }

    [Fact]
    public void However_many_come_only_so_many_are_kept_and_the_latest_are_among_them()
    {
        var remembered = new RememberedTokens(100, TimeSpan.FromSeconds(60), time);
        for (var i = 0; i < 10_000; i++)
        {
            remembered.Add($"t-{i}", 0, Said(TimeSpan.FromHours(1)));
            Assert.InRange(remembered.Count, 1, 200);
        }

        Assert.All(Enumerable.Range(9_900, 100), i => Assert.NotNull(remembered.Find($"t-{i}", 0)));
        Assert.Null(remembered.Find("t-0", 0));
    }

    private Presented Said(TimeSpan validFor) => Presented.As(new CallIdentity("haven", "s-rm", "s-rm", ["registered_manager"], Reach.Whole, time.GetUtcNow() + validFor));
}
