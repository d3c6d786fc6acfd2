using Reinstate.Contracts.Calls;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Plans;
using Reinstate.V1;
using static Reinstate.GrainsTests.PlanningAhead;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>From what systems told ahead to what an outage expects, without a choice in between.</summary>
public sealed class FreezingWhatWasPlanned
{
    private readonly Provider _p = Registered();

    [Fact]
    public void The_board_expects_exactly_what_was_counted_and_under_the_same_ids()
    {
        _p.By("rm", new RegisterPeopleRequest { People = { Person("away"), Person("new") } });
        Tell("ann", Due("a-dose", 9), Due("a-past", 7), Visit("a-visit", 7.5, 8.5), Limits("a-limits"));
        Tell("bob", Period("b-night", 0, 9), Period("b-day", 12, 20), Due("b-late", 23));
        Tell("away", Due("c-dose", 10));
        _p.By("rm", new RegisterPeopleRequest { People = { new PersonSupported(Person("away")) { LeaveFrom = At(Out.AddDays(-1)), LeaveTo = At(Out.AddDays(2)) } } });
        var plan = Plan(8, 15);

        Assert.Equal(["ann", "away", "bob", "new"], plan.People.Select(planned => planned.Person.PersonId));
        Freeze(plan);

        var run = _p.Run();
        Assert.Equal(5, plan.People.Sum(planned => planned.ItemsCounted));
        Assert.Equal(5, run.Summary.Completeness.Expected);
        var completeness = (GetCompletenessReply)_p.Ask(new GetCompletenessRequest { IncidentId = Incident, ServiceId = Home, WithItems = true });
        Assert.Equal(["a-dose", "a-visit", "b-day", "b-night", "c-dose"], completeness.Items.Select(item => item.ItemId).Order(StringComparer.Ordinal));
        Assert.Equal(["a-dose", "a-limits", "a-visit"], _p.Log.View.Record(Incident, "ann")!.Expected.Keys);
    }

    [Fact]
    public void What_is_told_after_the_freeze_changes_nothing_of_it()
    {
        Tell("ann", Due("a", 9));
        Freeze(Plan(8, 15));
        Tell("ann", Due("a", 10), Due("b", 11));
        Assert.Equal(1, _p.Run().Summary.Completeness.Expected);
        Assert.Equal(2, Plan(8, 15).People[0].ItemsCounted);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(8, 7)]
    [InlineData(0, (7 * 24) + 1.1)]
    public void A_time_that_is_none_or_too_long_is_refused(double from, double to) =>
        Assert.Equal("INVALID_ARGUMENT", PlanQueries.People(_p.Log.View, Question(Home, from, to), Reader.Whole).Refusal!.Kind.Code);

    [Fact]
    public void A_service_that_is_not_there_is_named_to_whoever_reaches_all_and_to_nobody_else()
    {
        Assert.Equal("SERVICE_UNKNOWN", PlanQueries.People(_p.Log.View, Question("nowhere", 8, 9), Reader.Whole).Refusal!.Kind.Code);
        var reader = new Reader("carer", Reach.Of([Home]));
        foreach (var service in (string[])["nowhere", Other, ""])
            Assert.Equal("OUT_OF_REACH", PlanQueries.People(_p.Log.View, Question(service, 8, 9), reader).Refusal!.Kind.Code);
        Assert.Equal(["ann", "bob"], PlanQueries.People(_p.Log.View, Question(Home, 8, 9), reader).People!.Select(person => person.PersonId));
    }

    private void Tell(string person, params ExpectedItem[] items) =>
        Assert.Null(_p.Try("emar", new RegisterPlanRequest { ServiceId = Home, PersonId = person, Plan = PlanningAhead.Plan(items).Plan }, "vendor_system").Refusal);

    private GetPlanReply Plan(double from, double to)
    {
        var question = Question(Home, from, to);
        var people = PlanQueries.People(_p.Log.View, question, Reader.Whole).People!;
        return PlanQueries.Reply(_p.Log.Position, people.Select(person => (person, PlanQueries.Planned(_p.Log.PlanOf(person.PersonId), question))));
    }

    private void Freeze(GetPlanReply plan)
    {
        _p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out) });
        _p.By("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { PlannedFreeze.Census(plan) } });
        foreach (var freeze in PlannedFreeze.Freezes(plan, Incident, Home))
            _p.By("rm", freeze);
    }
}
