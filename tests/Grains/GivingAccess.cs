using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class GivingAccess
{
    private readonly Provider _p = OnPaper();

    [Theory]
    [InlineData("commissioner", "", "redacted")]
    [InlineData("inspector", "", "none")]
    [InlineData("commissioner", "none", "none")]
    [InlineData("inspector", "redacted", "redacted")]
    public void What_is_redacted_is_as_policy_says_for_the_role_unless_it_is_said(string role, string stated, string redaction)
    {
        _p.By("director", Grant(role, stated));
        var granted = Assert.IsType<ExternalAccessGranted>(_p.Log.Events[^1].Recorded.Event);
        Assert.Equal((role, redaction), (granted.Role, granted.Redaction));
    }

    [Fact]
    public void Access_has_an_end_within_what_policy_allows()
    {
        Assert.Equal(Catalogue.InvalidArgument.Code, _p.Try("director", Grant(days: 91)).Code);
        Assert.Equal(Catalogue.InvalidArgument.Code, _p.Try("director", Grant(days: 0)).Code);
        Assert.True(_p.Try("director", Grant(days: 90)).Accepted);
        _p.By("director", new SetPolicyRequest { PolicyJson = """{ "external_access_days": 7, "redacted_roles": ["inspector"] }""", Reason = "shorter" });
        Assert.Equal(Catalogue.InvalidArgument.Code, _p.Try("director", Grant(days: 8)).Code);
        _p.By("director", Grant("inspector", "", days: 7));
        Assert.Equal("redacted", Assert.IsType<ExternalAccessGranted>(_p.Log.Events[^1].Recorded.Event).Redaction);
    }

    [Theory]
    [InlineData("registered_manager")]
    [InlineData("node")]
    [InlineData("")]
    public void Access_is_given_to_roles_from_outside_alone(string role) => Assert.Equal(Catalogue.InvalidArgument.Code, _p.Try("director", Grant(role)).Code);

    [Fact]
    public void What_was_given_is_withdrawn_once_and_may_be_given_again()
    {
        var withdraw = new WithdrawExternalAccessRequest { IncidentId = Incident, Subject = "com", Role = "commissioner", Reason = "done" };
        Assert.Equal(Catalogue.ExternalAccessUnknown.Code, _p.Try("director", withdraw).Code);
        _p.By("director", Grant());
        _p.By("director", withdraw);
        Assert.Empty(_p.Try("director", withdraw).Recorded);
        Assert.Single(_p.Try("director", Grant()).Recorded);
        Assert.Empty(_p.Try("director", Grant()).Recorded);
    }

    private GrantExternalAccessRequest Grant(string role = "commissioner", string redaction = "", int days = 30) =>
        new() { IncidentId = Incident, Subject = "com", Role = role, Redaction = redaction, Until = At(_p.Now.AddDays(days)), Reason = "commissions the home" };
}
