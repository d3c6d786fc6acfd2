using Reinstate.Contracts.Calls;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Exercises.Drill;
using static Reinstate.GrainsTests.Provider;
using Policy = Reinstate.Reconciliation.Model.Policy;
using PolicyFile = Reinstate.Reconciliation.Model.PolicyFile;

namespace Reinstate.GrainsTests.Exercises;

public sealed class BeingReady
{
    private readonly Provider _p = Registered();

    public BeingReady() => _p.Now = Out;

    [Fact]
    public void A_service_of_which_nothing_is_known_is_not_ready()
    {
        _p.By("rm", new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = "new", Name = "New", Type = "care_home" } } });
        var ready = Get("new");
        Assert.Equal("unknown", ready.State);
        Assert.Equal(["packs", "training", "initials", "exercise"], ready.Checks.Select(check => check.Check));
        Assert.All(ready.Checks, check => Assert.Equal("unknown", check.State));
        Assert.All(ready.Checks, check => Assert.EndsWith(".", check.Reason, StringComparison.Ordinal));
        Assert.Null(ready.LastTestedAt);
    }

    [Theory]
    [InlineData("4", "4", 1, "ready")]
    [InlineData("4", "4", 21, "ready")]
    [InlineData("4", "4", 22, "due_soon")]
    [InlineData("4", "4", 28, "due_soon")]
    [InlineData("4", "4", 29, "not_ready")] // too long ago, however current
    [InlineData("4", "3", 1, "not_ready")] // rule 44
    [InlineData("4", "", 1, "not_ready")]
    [InlineData("", "4", 1, "unknown")] // nobody says which version is the latest
    [InlineData("4", "4", -3, "unknown")] // a day of printing that has not come says nothing
    [InlineData("4", "4", 0, "unknown")] // none is stated
    public void Packs_are_as_the_worst_of_them(string authorised, string printed, int daysAgo, string state)
    {
        Print("ann", "2", "2", 2);
        Print("bob", authorised, printed, daysAgo);
        var check = Check("packs");
        Assert.Equal(state, check.State);
        Assert.Equal(state == "ready" ? [] : ["bob"], check.People);
    }

    [Fact]
    public void Packs_say_how_many_and_how_old()
    {
        Print("ann", "2", "2", 10);
        Print("bob", "4", "3", 2);
        Assert.Equal("1 of 2 printed in their latest version, 1 in an older one; the oldest was printed on 2026-02-21.", Check("packs").Reason);
    }

    [Theory]
    [InlineData("2027-01-31", "2027-01-31", "2027-01-31", "ready")]
    [InlineData("2027-01-31", "2027-01-31", "", "ready")] // no expiry
    [InlineData("2027-01-31", "2027-01-31", "2026-04-01", "due_soon")] // the last day on which it holds is within thirty days
    [InlineData("2027-01-31", "2027-01-31", "2026-03-02", "due_soon")] // yesterday, and two are left
    [InlineData("2027-01-31", "2026-03-03", "2026-03-03", "due_soon")] // today it holds
    [InlineData("2027-01-31", "2026-03-02", "2026-03-02", "not_ready")]
    public void Training_counts_who_holds_a_current_competency(string first, string second, string third, string state)
    {
        _p.By("rm", new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = "new", Name = "New", Type = "care_home" } } });
        foreach (var (id, until) in (ReadOnlySpan<(string, string)>)[("s1", first), ("s2", second), ("s3", third)])
            Employ(id, id, "medicines", until);
        Employ("s4", "s4", "hoist", "");
        var check = Check("training", "new");
        Assert.Equal(state, check.State);
        Assert.DoesNotContain("s4", check.Staff);
    }

    [Fact]
    public void A_date_of_an_older_program_that_cannot_be_read_may_be_a_current_one_and_is_not_known()
    {
        StaffMember[] staff = [With("s1", "2027-01-31"), With("s2", "next spring"), With("s3", "2026-03-02")];
        var check = Grains.Readiness.TrainingReadiness.Of(staff, Policy.Default, new(2026, 3, 3));
        Assert.Equal("unknown", check.ToWire().State);
        Assert.Contains("1 have a date that cannot be read", check.Reason, StringComparison.Ordinal);

        static StaffMember With(string id, string until) => new() { StaffId = id, Competencies = { new Competency { Name = "medicines", ExpiresOn = until } } };
    }

    [Fact]
    public void Training_that_nobody_recorded_is_unknown()
    {
        _p.By("rm", new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = "new", Name = "New", Type = "care_home" } } });
        Employ("s1", "s1", "hoist", "");
        Assert.Equal(("unknown", "No medicines competency is recorded for any of 1 at work here."), (Check("training", "new").State, Check("training", "new").Reason));
    }

    [Fact]
    public void Initials_tell_everybody_apart()
    {
        Assert.Equal("ready", Check("initials").State);
        _p.By("rm", new RegisterStaffRequest { Staff = { new StaffMember { StaffId = "carol", Name = "c", Initials = "nic", Role = "nurse", Services = { Home } } } });
        var check = Check("initials");
        Assert.Equal(("not_ready", true), (check.State, check.Reason.Contains("NIC is 2 people", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(["carol", "nic"], check.Staff);
        Assert.Equal("ready", Check("initials", Other).State);
    }

    [Theory]
    [InlineData(0, "ready", "2027-03-03")]
    [InlineData(335, "ready", "2027-03-03")]
    [InlineData(336, "due_soon", "2027-03-03")]
    [InlineData(365, "due_soon", "2027-03-03")] // on the day itself it is not overdue
    [InlineData(366, "not_ready", "2027-03-03")]
    public void A_plan_is_tested_for_as_long_as_policy_says(int days, string state, string due)
    {
        var drill = Played(met: true);
        drill.P.Now = Out.AddDays(days);
        var ready = Get(Home, drill.P);
        Assert.Equal((state, due, Id), (ready.Checks[3].State, ready.TestDueOn, ready.LastExercise));
        Assert.Contains("Tested on 2026-03-03: 1 of 1 injects were met in time", ready.Checks[3].Reason, StringComparison.Ordinal);
        Assert.Equal("unknown", Get(Other, drill.P).Checks[3].State);
    }

    [Fact]
    public void A_plan_that_did_not_work_is_not_ready_and_one_that_was_broken_off_tested_nothing()
    {
        var failed = Played(met: false);
        Assert.Equal(("not_ready", Id), (Get(Home, failed.P).Checks[3].State, Get(Home, failed.P).LastExercise));
        var broken = new Drill(Inject("a", 0, "declared"));
        Assert.True(broken.Conclude(brokenOff: true).Accepted);
        Assert.Equal(("unknown", ""), (Get(Home, broken.P).Checks[3].State, Get(Home, broken.P).LastExercise));
        var running = new Drill(Inject("a", 0, "declared"));
        Assert.Equal("unknown", Get(Home, running.P).Checks[3].State);
    }

    [Fact]
    public void Policy_says_how_often_and_how_well()
    {
        var drill = Played(met: false);
        drill.P.By("director", new SetPolicyRequest { PolicyJson = """{ "exercise_met_percent": 0, "exercise_every_months": 1 }""", Reason = "a beginning" });
        Assert.Equal(("ready", "2026-04-03"), (Get(Home, drill.P).Checks[3].State, Get(Home, drill.P).TestDueOn));
    }

    [Theory]
    [InlineData("""{ "exercise_every_months": 0 }""")]
    [InlineData("""{ "exercise_met_percent": 101 }""")]
    [InlineData("""{ "printed_pack_days": 7 }""")]
    [InlineData("""{ "trained_staff_least": 0 }""")]
    [InlineData("""{ "readiness_soon_days": 400 }""")]
    public void A_policy_that_makes_no_sense_is_refused(string json)
    {
        Assert.False(PolicyFile.TryRead(json, out _, out var problem));
        Assert.StartsWith("Policy key '", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_reaches_one_service_hears_of_that_alone_and_services_are_counted_by_state()
    {
        var all = (GetReadinessReply)_p.Ask(new GetReadinessRequest());
        Assert.Equal([Other, Home], all.Services.Select(one => one.ServiceId));
        Assert.Equal(2, all.Ready + all.DueSoon + all.NotReady + all.Unknown);
        var part = (GetReadinessReply)BoardQueries.Answer(_p.Log.View, new GetReadinessRequest(), _p.Now, new Reader("rm", Reach.Of([Home]), "registered_manager")).Reply!;
        Assert.Equal([Home], part.Services.Select(one => one.ServiceId));
    }

    private static Drill Played(bool met)
    {
        var drill = new Drill(Inject("a", 0, met ? "declared" : "signed_off", 5));
        drill.Tick(0);
        drill.At0(20);
        Assert.True(drill.Conclude().Accepted);
        return drill;
    }

    private ReadinessCheck Check(string check, string service = Home) => Get(service).Checks.Single(one => one.Check == check);

    private ServiceReadiness Get(string service, Provider? p = null) => ((GetReadinessReply)(p ?? _p).Ask(new GetReadinessRequest())).Services.Single(one => one.ServiceId == service);

    private void Print(string person, string authorised, string printed, int daysAgo)
    {
        var registered = Person(person);
        (registered.SummaryVersion, registered.PrintedSummaryVersion, registered.PrintedAt) = (authorised, printed, daysAgo == 0 ? null : At(Out.AddDays(-daysAgo)));
        _p.By("rm", new RegisterPeopleRequest { People = { registered } });
    }

    private void Employ(string id, string initials, string competency, string until) => _p.By("rm", new RegisterStaffRequest
    {
        Staff = { new StaffMember { StaffId = id, Name = id, Initials = initials, Role = "nurse", Services = { "new" }, Competencies = { new Competency { Name = competency, ExpiresOn = until } } } },
    });
}
