using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.GrainsTests;

public sealed class SettingPolicy
{
    [Fact]
    public void A_policy_takes_effect_and_its_version_counts_up()
    {
        var p = Provider.Registered();
        p.By("rm", new SetPolicyRequest { PolicyJson = """{ "limit_allocation_minutes": 30 }""", Reason = "Nights are short" });
        Assert.Equal((30, 1), (p.Log.View.Organisation.Policy().LimitAllocationMinutes, p.Log.View.Organisation.PolicyVersion));
    }

    [Fact]
    public void A_misspelt_limit_is_refused_and_the_old_policy_stands()
    {
        var p = Provider.Registered();
        Assert.Equal("INVALID_ARGUMENT", p.Try("rm", new SetPolicyRequest { PolicyJson = """{ "limit_alocation_minutes": 30 }""", Reason = "Nights are short" }).Code);
        Assert.Equal(60, p.Log.View.Organisation.Policy().LimitAllocationMinutes);
    }

    [Theory]
    [InlineData("""{ "limit_alocation_minutes": 30 }""", "limit_alocation_minutes")]
    [InlineData("""{ "limit_allocation_minutes": -1 }""", "limit_allocation_minutes")]
    [InlineData("""{ "limit_allocation_minutes": "30" }""", "limit_allocation_minutes")]
    [InlineData("""{ "limit_allocation_minutes": 30, "limit_allocation_minutes": 40 }""", "limit_allocation_minutes")]
    public void A_refusal_names_the_key(string policy, string key) => Assert.Contains(
        $"'{key}'", Assert.Single(Provider.Registered().Try("rm", new SetPolicyRequest { PolicyJson = policy, Reason = "Tried" }).Refusal!.Reasons), StringComparison.Ordinal);

    [Fact]
    public void A_policy_without_a_reason_is_refused() =>
        Assert.Equal("INVALID_ARGUMENT", Provider.Registered().Try("rm", new SetPolicyRequest { PolicyJson = "{}" }).Code);

    [Fact]
    public void Every_version_is_kept_with_who_set_it_when_and_why()
    {
        var p = Provider.Registered();
        p.By("rm", new SetPolicyRequest { PolicyJson = """{ "limit_allocation_minutes": 30 }""", Reason = "Nights are short" });
        var first = p.Now;
        p.Now = p.Now.AddHours(1);
        p.By("rm2", new SetPolicyRequest { PolicyJson = """{ "limit_allocation_minutes": 45 }""", Reason = "Too short" });
        var reply = (GetPolicyReply)p.Ask(new GetPolicyRequest());
        Assert.Equal((2L, "45"), (reply.PolicyVersion, reply.Values.Single(value => value.Key == "limit_allocation_minutes").Value));
        Assert.Equal("60", reply.Values.Single(value => value.Key == "dose_window_minutes").Value);
        Assert.Equal(
            [(1L, "rm", "Nights are short", first), (2L, "rm2", "Too short", p.Now)],
            reply.Versions.Select(version => (version.PolicyVersion_, version.SetBy, version.Reason, version.SetAt.Read())));
    }

    [Fact]
    public void A_policy_of_a_newer_program_stops_the_board_instead_of_becoming_the_defaults()
    {
        var p = Provider.OnPaper();
        p.Log.Append("organisation", "", new PolicySet { PolicyVersion = 2, PolicyJson = """{ "limit_of_tomorrow_minutes": 5 }""" }, new EventScope("", ""), "rm", "registered_manager", p.Now, "future");
        Assert.Throws<InvalidOperationException>(() => p.Run());
    }
}
