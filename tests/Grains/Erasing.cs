using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.People;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Nobody's records are erased before their time, while an incident is open, or by anybody but the data protection officer.</summary>
public sealed class Erasing
{
    private const string Officer = "data_protection_officer";
    private readonly Provider _p = OnPaper();

    [Fact]
    public void Not_while_an_incident_of_theirs_is_open_however_long_ago()
    {
        _p.Now = Out.AddYears(20);
        var refused = _p.Try("dpo", Request("ann"), Officer);
        Assert.Equal((Catalogue.RetentionNotOver.Code, $"ann is part of incident {Incident}, which is not closed."), (refused.Code, refused.Refusal!.Reasons.Single()));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("cat")]
    public void Not_while_they_are_missing_from_a_run_that_is_open(string missing)
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Care planning down", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out) });
        p.By("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        p.By("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 2 }, new RunCensusEntry { PersonId = "bob", ExpectedItems = 1 } } });
        p.By("rm", new RegisterPeopleRequest { People = { Person("cat") } });
        p.Now = Out.AddYears(20);
        Assert.Equal(Catalogue.RetentionNotOver.Code, p.Try("dpo", Request(missing), Officer).Code);
    }

    [Fact]
    public void Somebody_without_records_goes_when_the_time_since_care_ended_is_over_to_the_day()
    {
        _p.By("rm", new RegisterPeopleRequest { People = { Person("cat", Other) } });
        _p.Now = new DateTimeOffset(2034, 3, 30, 23, 59, 0, TimeSpan.Zero);
        Assert.Equal(Catalogue.RetentionNotOver.Code, _p.Try("dpo", Request("cat"), Officer).Code);
        _p.Now = new DateTimeOffset(2034, 3, 31, 0, 0, 0, TimeSpan.Zero);
        Assert.IsType<ErasureDecided>(Assert.Single(_p.Try("dpo", Request("cat"), Officer).Recorded).Event);
    }

    [Fact]
    public void An_organisation_may_keep_records_longer_and_not_shorter()
    {
        _p.By("rm", new RegisterPeopleRequest { People = { Person("cat", Other) } });
        Assert.Equal(Catalogue.InvalidArgument.Code, _p.Try("director", new SetPolicyRequest { PolicyJson = """{ "retention_years": 7 }""", Reason = "less" }).Code);
        _p.By("director", new SetPolicyRequest { PolicyJson = """{ "retention_years": 10 }""", Reason = "more" });
        _p.Now = new DateTimeOffset(2036, 3, 30, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(Catalogue.RetentionNotOver.Code, _p.Try("dpo", Request("cat"), Officer).Code);
        _p.Now = _p.Now.AddDays(1);
        Assert.True(_p.Try("dpo", Request("cat"), Officer).Accepted);
    }

    [Theory]
    [InlineData("registered_manager")]
    [InlineData("group_quality_director")]
    [InlineData("data_import")]
    [InlineData("node")]
    public void Only_the_data_protection_officer_erases(string role) => Assert.Equal(Catalogue.RoleNotAllowed.Code, _p.Try("rm", Request("ann"), role).Code);

    [Fact]
    public void What_was_recorded_late_is_kept_as_long_as_if_care_had_ended_then()
    {
        var state = new PersonState("ann") { LastRecordedAt = Back };
        Assert.Equal(Catalogue.RetentionNotOver, Decide(state, Request("ann", "2020-01-01"), Back.AddYears(8).AddTicks(-1)).Refusal!.Kind);
        Assert.Null(Decide(state, Request("ann", "2020-01-01"), Back.AddYears(8)).Refusal);
    }

    [Fact]
    public void After_it_nothing_is_recorded_any_more_and_the_same_again_changes_nothing()
    {
        var state = new PersonState("ann") { IsErased = true };
        Assert.Empty(Decide(state, Request("ann"), Back).Events);
        Assert.Equal(Catalogue.PersonErased, Decide(state, Entries("ann", PaperNote("late")), Back, "carer", "care_worker").Refusal!.Kind);
        Assert.Equal(Catalogue.PersonErased, Decide(state, new FreezeExpectedRequest { IncidentId = Incident, PersonId = "ann", ServiceId = Home }, Back, "rm", "registered_manager").Refusal!.Kind);
    }

    private Decision Decide(PersonState state, Google.Protobuf.IMessage command, DateTimeOffset now, string actor = "dpo", string role = Officer) => new PersonAggregate().Decide(
        state, command, new CommandContext("acme", now, actor, role, new Surroundings(_p.Log.View.Organisation, _p.Log.View.Incidents[Incident], _p.Log.View.Services[Home]))
        {
            Settlement = Settlement.Of(_p.Log.View, state.Id) with { Open = [] },
        });

    private static ErasePersonRequest Request(string person, string ended = "2026-03-31") => new() { PersonId = person, CareEndedOn = ended, Reason = "retention is over" };
}
