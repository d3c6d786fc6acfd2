using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class Freezing
{
    [Fact]
    public void The_census_is_the_directory_whole()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out) });
        var outcome = p.Try("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { new RunCensusEntry { PersonId = "ann" } } });
        Assert.Equal("CENSUS_MISMATCH", outcome.Code);
        Assert.Equal("bob is missing in the census.", Assert.Single(outcome.Refusal!.Reasons));
    }

    [Fact]
    public void Somebody_not_frozen_counts_as_open_with_all_that_the_census_expects()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out) });
        p.By("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 7 }, new RunCensusEntry { PersonId = "bob" } } });
        var completeness = p.Run().Summary.Completeness;
        Assert.Equal((7, 8, false), (completeness.Expected, completeness.Open, completeness.Complete));
    }

    [Fact]
    public void A_freeze_that_differs_from_the_census_is_refused()
    {
        var p = OnPaper();
        p.By("rm", new RegisterPeopleRequest { People = { Person("cyd") } });
        Assert.Equal("ALREADY_FROZEN", p.Try("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "ann", ServiceId = Home, Items = { Dose() } }).Code);
        Assert.Empty(p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "ann", ServiceId = Home, Items = { Dose(), Note("ann") } }).Recorded);
        Assert.Equal("", p.Try("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "cyd", ServiceId = Home, Items = { Note("cyd") } }).Code);
    }

    [Fact]
    public void An_unknown_person_or_incident_is_named()
    {
        Assert.Equal("PERSON_UNKNOWN", OnPaper().Try("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "zoe", ServiceId = Home }).Code);
        Assert.Equal("INCIDENT_UNKNOWN", OnPaper().Try("rm", new FreezeExpectedRequest { IncidentId = "nope", PersonId = "ann", ServiceId = Home }).Code);
    }
}
