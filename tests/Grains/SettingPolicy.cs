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
        p.By("rm", new SetPolicyRequest { PolicyJson = """{ "limit_allocation_minutes": 30 }""" });
        Assert.Equal((30, 1), (p.Log.View.Organisation.Policy().LimitAllocationMinutes, p.Log.View.Organisation.PolicyVersion));
    }

    [Fact]
    public void A_misspelt_limit_is_refused_and_the_old_policy_stands()
    {
        var p = Provider.Registered();
        Assert.Equal("INVALID_ARGUMENT", p.Try("rm", new SetPolicyRequest { PolicyJson = """{ "limit_alocation_minutes": 30 }""" }).Code);
        Assert.Equal(60, p.Log.View.Organisation.Policy().LimitAllocationMinutes);
    }

    [Fact]
    public void A_policy_of_a_newer_program_stops_the_board_instead_of_becoming_the_defaults()
    {
        var p = Provider.OnPaper();
        p.Log.Append("organisation", "", new PolicySet { PolicyVersion = 2, PolicyJson = """{ "limit_of_tomorrow_minutes": 5 }""" }, new EventScope("", ""), "rm", "registered_manager", p.Now, "future");
        Assert.Throws<InvalidOperationException>(() => p.Run());
    }
}
