using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Plans;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>What systems may tell ahead, what is recorded of it, and what is shown.</summary>
public sealed class PlanningAhead
{
    private static readonly DateTimeOffset Today = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
    private readonly Provider _p = Registered();

    [Fact]
    public void A_plan_is_shown_as_it_was_told()
    {
        Tell(Plan(Due("a", 9), Due("b", 17)));
        var planned = Ask("ann", 0, 24);
        Assert.Equal(("a b", 2, "emar", true), (Ids(planned.Items), planned.ItemsCounted, planned.SourceSystem, planned.Covered));
        Assert.Equal(Due("a", 9), planned.Items[0]);
    }

    [Fact]
    public void The_same_plan_again_is_acknowledged_and_leaves_nothing()
    {
        Tell(Plan(Due("a", 9)));
        Assert.Empty(Tell(Plan(Due("a", 9))));
    }

    [Fact]
    public void Of_a_plan_told_again_only_what_is_new_is_recorded()
    {
        Tell(Plan(Due("a", 9), Due("b", 17), Due("c", 21)));
        var known = Assert.IsType<PlanRegistered>(Assert.Single(Tell(Plan(Due("a", 9), Due("b", 17), Due("c", 21)).AsOf(8)))).Plan;
        Assert.Equal((0, At(Today.AddHours(8))), (known.Items.Count, known.AsOf));
        var changed = Assert.IsType<PlanRegistered>(Assert.Single(Tell(Plan(Due("b", 18), Due("c", 21), Due("d", 22)).AsOf(9))));
        Assert.Equal(("b d", "a"), (Ids(changed.Plan.Items), string.Join(' ', changed.Withdrawn)));
    }

    [Fact]
    public void However_often_it_changes_the_fold_is_what_was_told_last()
    {
        var random = new Random(7);
        for (var hour = 0; hour < 200; hour++)
        {
            var told = Enumerable.Range(0, 12).Where(_ => random.Next(3) > 0).Select(n => Due($"i-{n}", 1 + ((n + random.Next(2)) % 20))).ToArray();
            Tell(Plan(told).AsOf(hour / 100.0));
            Assert.Equal(told.OrderBy(item => item.ItemId, StringComparer.Ordinal), _p.Log.PlanOf("ann").Told["emar"].Items.Values);
        }
    }

    [Fact]
    public void An_older_plan_that_comes_late_does_not_take_the_place_of_a_newer_one()
    {
        Tell(Plan(Due("a", 9)).AsOf(5));
        Assert.Equal("PLAN_OUTDATED", Try(Plan(Due("b", 9)).AsOf(4)).Code);
        Tell(Plan(Due("b", 9)).AsOf(5));
        Assert.Equal(["b"], Ask("ann", 0, 24).Items.Select(item => item.ItemId));
    }

    [Fact]
    public void A_system_takes_the_place_of_what_it_told_itself_and_of_nothing_else()
    {
        Tell(Plan(Due("levo", 9)));
        Tell(Plan(Visit("call", 8, 9)).By("rota").AsOf(3).Covering(0, 48));
        var planned = Ask("ann", 0, 48);
        Assert.Equal(("call levo", "emar, rota", false), (Ids(planned.Items), planned.SourceSystem, planned.Covered));
        Assert.Equal((Today, Today.AddHours(24), Today), (planned.CoversFrom.Read(), planned.CoversTo.Read(), planned.AsOf.Read()));
        Assert.Equal([("emar", 1), ("rota", 1)], planned.Sources.Select(source => (source.SourceSystem, source.Items)));
        Assert.True(Ask("ann", 0, 24).Covered);
        var clash = Try(Plan(Due("levo", 12)).By("rota").AsOf(4));
        Assert.Equal(("ALREADY_EXISTS", "Item levo is told by emar."), (clash.Code, clash.Refusal!.Reasons.Single()));
    }

    [Fact]
    public void A_system_that_plans_no_longer_says_so_and_is_not_missed()
    {
        Tell(Plan(Due("levo", 9)));
        Tell(Plan(Due("levo-2", 9)).By("new").AsOf(2).Covering(0, 72));
        Assert.False(Ask("ann", 24, 48).Covered);
        Tell(Plan().AsOf(3).Covering(0, 0));
        Assert.Equal(("new", true), (Ask("ann", 24, 48).SourceSystem, Ask("ann", 24, 48).Covered));
        Assert.Equal("PLAN_OUTDATED", Try(Plan(Due("levo", 9))).Code);
    }

    [Fact]
    public void What_was_planned_where_somebody_was_before_is_not_due_where_they_are_now()
    {
        Tell(Plan(Due("a", 9)));
        _p.By("rm", new RegisterPeopleRequest { People = { Person("ann", Other) } });
        Assert.Equal("PERSON_UNKNOWN", Try(Plan(Due("a", 9)).AsOf(2)).Code);
        Assert.Empty(PlanQueries.Planned(_p.Log.PlanOf("ann"), Question(Other, 0, 24)).Items);
        Tell(Plan(Due("a", 9)).AsOf(2), Other);
        Assert.Equal(1, PlanQueries.Planned(_p.Log.PlanOf("ann"), Question(Other, 0, 24)).ItemsCounted);
    }

    [Theory]
    [InlineData("zoe", Home)]
    [InlineData("ann", Other)]
    [InlineData("ann", "nowhere")]
    public void Who_is_registered_elsewhere_is_answered_as_who_is_registered_nowhere(string person, string service)
    {
        var refused = Try(Plan(), service, person);
        Assert.Equal(("PERSON_UNKNOWN", $"'{person}' is not registered at '{service}'."), (refused.Code, refused.Refusal!.Reasons.Single()));
    }

    [Fact]
    public void Nothing_is_planned_for_somebody_who_was_erased()
    {
        var organisation = _p.Log.View.Organisation with { People = _p.Log.View.Organisation.People.Remove("ann"), Erased = ["ann"] };
        var decision = new PlanAggregate().Decide(new PlanState("ann"), new RegisterPlanRequest { ServiceId = Home, PersonId = "ann", Plan = Plan().Plan }, new CommandContext("acme", _p.Now, "emar", "vendor_system", new Surroundings(organisation, null, null)));
        Assert.Equal(Catalogue.PersonErased, decision.Refusal!.Kind);
    }

    [Theory]
    [InlineData("vendor_system", true)]
    [InlineData("data_import", true)]
    [InlineData("registered_manager", true)]
    [InlineData("on_call_manager", true)]
    [InlineData("branch_manager", true)]
    [InlineData("nurse_in_charge", false)]
    [InlineData("care_worker", false)]
    [InlineData("group_quality_director", false)]
    [InlineData("commissioner", false)]
    public void Systems_and_managers_plan(string role, bool may) =>
        Assert.Equal(may ? "" : "ROLE_NOT_ALLOWED", _p.Try("x", new RegisterPlanRequest { ServiceId = Home, PersonId = "ann", Plan = Plan().Plan }, role).Code);

    public static TheoryData<string, Told> Impossible => new()
    {
        { "plan.source_system is missing.", Plan().By("") },
        { "plan.source_system is longer than 100 characters.", Plan().By(new string('x', 101)) },
        { "plan.as_of lies in the future.", Plan().AsOf(24) },
        { "plan.to is not after plan.from.", Plan().Covering(2, 1) },
        { "plan.to is not after plan.from.", Plan(Limits("prn")).Covering(0, 0) },
        { "A plan covers fourteen days at most.", Plan().Covering(0, (14 * 24) + 1.1) },
        { "Item a is not within the time that the plan covers.", Plan(Due("a", 24)) },
        { "Item a is not within the time that the plan covers.", Plan(Due("a", -1)) },
        { "Item v is not within the time that the plan covers.", Plan(Visit("v", -2, 0)) },
        { "Item v ends before it begins.", Plan(Visit("v", 9, 8)) },
        { "Item a stands here twice.", Plan(Due("a", 9), Due("a", 10)) },
        { "An expected item has no usable item_id.", Plan(Due(" ", 9)) },
        { "A plan has 2000 items at most; this one has 2001.", Plan([.. Enumerable.Range(0, 2001).Select(n => Due($"i{n}", 9))]) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_plan_that_cannot_be_is_refused_in_words(string why, Told told)
    {
        var refused = Try(told);
        Assert.Equal(("INVALID_ARGUMENT", why), (refused.Code, refused.Refusal!.Reasons.Single()));
    }

    [Fact]
    public void No_more_systems_tell_than_a_person_can_have()
    {
        for (var n = 0; n < 16; n++)
            Tell(Plan().By($"system {n}"));
        Assert.Equal("INVALID_ARGUMENT", Try(Plan().By("one more")).Code);
        Tell(Plan().By("system 3").AsOf(2));
    }

    [Theory]
    [InlineData(8, 12, "dose 8, visit 7:30-8:30, record 0-12, call 11:59-13, limits")]
    [InlineData(12, 13, "call 11:59-13, limits")]
    [InlineData(13, 24, "limits")]
    [InlineData(0, 8, "record 0-12, visit 7:30-8:30, limits")]
    public void What_is_due_or_begins_or_goes_on_in_the_time_is_of_it_and_limits_always(double from, double to, string expected)
    {
        Tell(Plan(Due("dose 8", 8), Visit("visit 7:30-8:30", 7.5, 8.5), Visit("call 11:59-13", 11 + (59 / 60.0), 13), Period("record 0-12", 0, 12), Limits("limits")));
        var planned = Ask("ann", from, to);
        Assert.Equal(expected.Split(", ").Order(), planned.Items.Select(item => item.ItemId).Order());
        Assert.Equal("limits", planned.Items[^1].ItemId);
        Assert.Equal(planned.Items.Count - 1, planned.ItemsCounted);
    }

    [Theory]
    [InlineData(0, 24, true)]
    [InlineData(-0.5, 10, false)]
    [InlineData(10, 24.5, false)]
    public void Covered_is_what_lies_within_the_plan_whole(double from, double to, bool covered)
    {
        Tell(Plan());
        Assert.Equal(covered, Ask("ann", from, to).Covered);
        Assert.False(Ask("bob", from, to).Covered);
    }

    [Fact]
    public void A_plan_moves_nothing_that_a_service_signed()
    {
        var p = SignedOff();
        var before = p.Run();
        Assert.Null(p.Try("emar", new RegisterPlanRequest { ServiceId = Home, PersonId = "ann", Plan = Plan(Due("a", 9)).Plan }, "vendor_system").Refusal);
        var after = p.Run();
        Assert.Equal((before.Position + 1, before.Summary), (after.Position, after.Summary));
        Assert.DoesNotContain(p.Log.View.Versions.Keys, PlanAggregate.IsOf);
    }

    internal static Told Plan(params ExpectedItem[] items) =>
        new(new PersonPlan { SourceSystem = "emar", AsOf = At(Today), From = At(Today), To = At(Today.AddHours(24)), Items = { items } });

    internal static ExpectedItem Due(string id, double hour) => new() { ItemId = id, Dose = new ExpectedDose { MedicineId = "levo", Medicine = "Levothyroxine", DueAt = At(Today.AddHours(hour)) } };

    internal static ExpectedItem Limits(string id) => new() { ItemId = id, Dose = new ExpectedDose { MedicineId = "para", Medicine = "Paracetamol", Prn = true, PrnMax24H = 4 } };

    internal static ExpectedItem Visit(string id, double from, double to) => new() { ItemId = id, Visit = new ExpectedVisit { VisitId = id, Start = At(Today.AddHours(from)), End = At(Today.AddHours(to)), WorkersRequired = 1 } };

    internal static ExpectedItem Period(string id, double from, double to) => new() { ItemId = id, Record = new ExpectedRecord { Category = "personal_care", DueFrom = At(Today.AddHours(from)), DueTo = At(Today.AddHours(to)) } };

    internal static GetPlanRequest Question(string service, double from, double to) => new() { ServiceId = service, From = At(Today.AddHours(from)), To = At(Today.AddHours(to)) };

    private static string Ids(IEnumerable<ExpectedItem> items) => string.Join(' ', items.Select(item => item.ItemId));

    private PlannedPerson Ask(string person, double from, double to) => PlanQueries.Planned(_p.Log.PlanOf(person), Question(Home, from, to));

    private TestHarness.Outcome Try(Told told, string service = Home, string person = "ann") =>
        _p.Try("emar", new RegisterPlanRequest { ServiceId = service, PersonId = person, Plan = told.Plan }, "vendor_system");

    private List<IMessage> Tell(Told told, string service = Home)
    {
        var outcome = Try(told, service);
        Assert.Null(outcome.Refusal);
        return [.. outcome.Recorded.Select(recorded => recorded.Event)];
    }

    /// <summary>A plan on its way.</summary>
    public sealed record Told(PersonPlan Plan)
    {
        public Told AsOf(double hour) => With(plan => plan.AsOf = At(Today.AddHours(hour)));

        public Told By(string system) => With(plan => plan.SourceSystem = system);

        public Told Covering(double from, double to) => With(plan => (plan.From, plan.To) = (At(Today.AddHours(from)), At(Today.AddHours(to))));

        private Told With(Action<PersonPlan> change)
        {
            var changed = Plan.Clone();
            change(changed);
            return new(changed);
        }
    }
}
