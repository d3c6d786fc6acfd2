using Reinstate.Contracts.Calls;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Assurance;

public sealed class TrackingGovernance
{
    private readonly Provider _p = AllClear();

    [Fact]
    public void A_meeting_sees_what_is_open_and_what_is_overdue()
    {
        _p.By("director", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "Backup each hour", Owner = "rm", DueOn = "2026-03-05" });
        _p.Now = Back.AddDays(4);
        var tracker = Get();
        var incident = Assert.Single(tracker.Incidents);
        Assert.Equal((Incident, "reconciling", 1), (incident.IncidentId, incident.State, incident.ActionsOpen));
        Assert.Equal((long)(_p.Now - Out).TotalSeconds, incident.AgeSeconds);
        Assert.Contains(tracker.OverdueSteps, step => step.Step == 4);
        Assert.DoesNotContain(tracker.OverdueSteps, step => step.Step == 1);
        Assert.Equal("open", Assert.Single(tracker.OverdueActions).State);
        Assert.Equal(7, tracker.Clocks.Count);
        Assert.Equal(tracker.Clocks.OrderBy(one => one.Clock.DueAt.Instant).Select(one => one.Clock.Body), tracker.Clocks.Select(one => one.Clock.Body));
    }

    [Fact]
    public void A_closed_action_whose_check_is_due_is_on_the_list()
    {
        _p.By("director", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "t", Owner = "rm", DueOn = "2026-03-05", CheckOn = "2026-03-20" });
        _p.By("rm", new CloseActionRequest { IncidentId = Incident, ActionId = "a", Proof = "done" });
        _p.Now = Out.AddDays(17);
        Assert.Empty(Get().OverdueActions);
        _p.Now = Out.AddDays(18);
        Assert.Equal("check_due", Assert.Single(Get().OverdueActions).State);
    }

    [Fact]
    public void An_exercise_counts_in_no_live_figure()
    {
        _p.Now = Back.AddDays(5);
        var before = Get();
        _p.By("rm", new DeclareIncidentRequest { IncidentId = "drill", Kind = "exercise", Title = "Drill", Supplier = "Medisoft", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Back.AddDays(1)) });
        _p.By("rm", new IdentifyFactorRequest { IncidentId = "drill", Factor = "tools.backup", Note = "n" });
        _p.By("rm", new AddActionRequest { IncidentId = "drill", ActionId = "a", Text = "t", Owner = "rm", DueOn = "2026-03-05" });
        _p.By("rm", new NoteMeetingRequest { IncidentId = "drill", MeetingId = "m", Forum = "board", HeldOn = "2026-03-06", Decision = "d" });
        var after = Get();
        Assert.Equal("drill", Assert.Single(after.Exercises).IncidentId);
        after.Exercises.Clear();
        after.Position = before.Position;
        Assert.Equal(before, after);
    }

    [Fact]
    public void Themes_and_suppliers_are_of_the_period()
    {
        foreach (var (id, days) in (ReadOnlySpan<(string, int)>)[("storm-2", 10), ("storm-3", 40)])
        {
            _p.Now = Out.AddDays(days).AddHours(9);
            _p.By("rm", new DeclareIncidentRequest { IncidentId = id, Kind = "live", Title = id, Supplier = "Medisoft", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out.AddDays(days)) });
            _p.By("rm", new BeginContingencyRequest { IncidentId = id, ContingencyFrom = At(Out.AddDays(days)) });
            _p.By("rm", new IdentifyFactorRequest { IncidentId = id, Factor = "tools.backup", Note = "n" });
        }

        _p.By("rm", new RecordRestorationRequest { IncidentId = "storm-2", System = "emar", RestoredAt = At(Out.AddDays(10).AddHours(2)) });
        var all = Get();
        Assert.Equal(2, all.Themes.Single(theme => theme is { Kind: "factor", Code: "tools.backup" }).Incidents);
        Assert.Equal((2, 7200L, 1), all.Suppliers.Where(one => one.Supplier == "Medisoft").Select(one => (one.Incidents, one.OutageSeconds, one.NotRestored)).Single());
        var march = Get("2026-03-01", "2026-03-31");
        Assert.Equal(["storm-2"], march.Themes.Single(theme => theme.Code == "tools.backup").IncidentIds);
        Assert.Equal((1, 0), march.Suppliers.Where(one => one.Supplier == "Medisoft").Select(one => (one.Incidents, one.NotRestored)).Single());
        Assert.Contains(march.Incidents, incident => incident.IncidentId == "storm-3"); // it is open
    }

    [Fact]
    public void One_meeting_speaks_about_several_incidents()
    {
        _p.By("rm", new DeclareIncidentRequest { IncidentId = "storm", Kind = "live", Title = "s", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Back) });
        _p.By("rm", new AddActionRequest { IncidentId = "storm", ActionId = "a", Text = "t", Owner = "rm", DueOn = "2026-03-05" });
        _p.By("rm", new NoteMeetingRequest { IncidentId = Incident, MeetingId = "week-10", Forum = "weekly_governance", HeldOn = "2026-03-06", Decision = "carry on", NextOn = "2026-03-13" });
        _p.By("rm", new NoteMeetingRequest { IncidentId = "storm", MeetingId = "week-10", Forum = "weekly_governance", HeldOn = "2026-03-06", Decision = "more staff", ActionIds = { "a" }, NextOn = "2026-03-13" });
        var meeting = Assert.Single(Get().Meetings);
        Assert.Equal([Incident, "storm"], meeting.IncidentIds);
        Assert.Equal(["storm/a"], meeting.ActionIds);
        Assert.Equal("outage-1: carry on\nstorm: more staff", meeting.Decision);
        Assert.Empty(Get("2026-03-07", "").Meetings);
    }

    [Theory]
    [InlineData("march", "")]
    [InlineData("", "2026-02-30")]
    [InlineData("2026-03-02", "2026-03-01")]
    public void A_period_that_is_none_is_refused(string from, string to)
    {
        var (_, refusal) = BoardQueries.Answer(_p.Log.View, new GetGovernanceTrackerRequest { From = from, To = to }, _p.Now);
        Assert.Equal("INVALID_ARGUMENT", refusal!.Kind.Code);
    }

    [Fact]
    public void Whoever_reaches_a_part_sees_incidents_that_are_within_it_alone()
    {
        Assert.Single(As(Home).Incidents);
        Assert.Empty(As(Other).Incidents);
    }

    private GetGovernanceTrackerReply As(string service) =>
        (GetGovernanceTrackerReply)BoardQueries.Answer(_p.Log.View, new GetGovernanceTrackerRequest(), _p.Now, new Reader("rm", Reach.Of([service]), "registered_manager")).Reply!;

    private GetGovernanceTrackerReply Get(string from = "", string to = "") => (GetGovernanceTrackerReply)_p.Ask(new GetGovernanceTrackerRequest { From = from, To = to });
}
