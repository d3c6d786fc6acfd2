using CsCheck;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>What a board says of a run and an incident without a look at single items.</summary>
public sealed class RunsAtAGlance
{
    [Fact]
    public void A_run_says_where_it_belongs_since_when_it_runs_and_what_ends_next()
    {
        var p = OnPaper();
        p.By("rm", new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = Home, Name = "Oak House", Type = "nursing_home", Group = "North", Commissioner = "Leeds" } } });
        var run = p.Run().Summary;
        Assert.Equal(("Oak House", "care_home", "North", "Leeds"), (run.ServiceName, run.ServiceType, run.Group, run.Commissioner));
        Assert.Equal((At(Out), null, null), (run.FrozenAt, run.RestoredAt, run.NextLimit));

        p = AllClear();
        Assert.Equal(At(Back), p.Run().Summary.RestoredAt);
        Assert.Equal(new NextLimit { Step = 4, Title = "Allocate named staff, in priority order", DueAt = At(Back.AddHours(1)) }, p.Run().Summary.NextLimit);
        p.Now = Back.AddMinutes(61);
        Assert.True(p.Run().Summary.NextLimit.Overdue);
        p = Recovered();
        Assert.Equal((11, At(Back.AddHours(72))), (p.Run().Summary.NextLimit.Step, p.Run().Summary.NextLimit.DueAt));
        p.By("rm", SignOff());
        Assert.Null(p.Run().Summary.NextLimit);
    }

    [Fact]
    public void While_somebody_or_a_sheet_is_missing_no_priority_looks_complete()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Out", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out) });
        p.By("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        p.By("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 1 }, new RunCensusEntry { PersonId = "bob" } } });
        p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "ann", ServiceId = Home, Items = { Note("ann") } });
        p.By("rm", new ExceptItemRequest { IncidentId = Incident, PersonId = "ann", ItemId = "note-ann", Kind = "not_applicable", Reason = "In hospital" });
        var run = p.Run().Summary;
        var part = Assert.Single(run.ByPriority);
        Assert.Equal((Priority.P3, 0, false), (part.Priority, part.Completeness.Open, part.Completeness.Complete));
        Assert.Equal((0, 1, false), (run.NotFrozen.Expected, run.NotFrozen.Open, run.NotFrozen.Complete));
        Assert.Equal(1, run.Completeness.Open);

        p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "bob", ServiceId = Home });
        run = p.Run().Summary;
        Assert.Null(run.NotFrozen);
        Assert.True(Assert.Single(run.ByPriority).Completeness.Complete);

        p.By("rm", new IssueSheetsRequest { IncidentId = Incident, ServiceId = Home, Sheets = { new Sheet { Serial = Serial, Kind = "notes", Pages = 2, IssuedAt = At(Out), IssuedTo = "nic" } } });
        Assert.False(Assert.Single(p.Run().Summary.ByPriority).Completeness.Complete);
        p.By("nic", new ReturnSheetRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, PagesReturned = 2, ReturnedAt = At(Out.AddHours(1)) });
        Assert.True(Assert.Single(p.Run().Summary.ByPriority).Completeness.Complete);
    }

    [Fact]
    public void A_signed_run_says_so_of_each_priority()
    {
        var run = SignedOff().Run().Summary;
        Assert.Equal([(Priority.P2, 1, true), (Priority.P3, 2, true)], run.ByPriority.Select(part => (part.Priority, part.Completeness.Signed, part.Completeness.Complete)));
    }

    [Fact]
    public void The_changed_position_is_that_of_the_last_event_about_the_service_or_its_people() => TwoBranches.Changes.Sample(changes =>
    {
        var two = TwoBranches.Restored();
        foreach (var (kind, what) in changes)
            two.Change(kind, what);
        foreach (var service in (string[])[TwoBranches.North, TwoBranches.South])
        {
            var last = two.Log.Events.Where(record => record.Recorded.Scope is var scope && scope.Incident == TwoBranches.Incident && scope.Service == service).Max(record => record.Recorded.Position);
            Assert.Equal(last, BoardChanges.Run(two.Log.View, TwoBranches.Incident, service, two.Now)!.ChangedPosition);
        }
    }, iter: 60);

    [Fact]
    public void An_incident_says_what_failed_whose_it_is_and_when_it_was_back()
    {
        var p = Registered();
        p.By("rm", new SuspectOutageRequest { IncidentId = Incident, Title = "Slow screens", DetectedAt = At(Out) });
        Assert.Equal(At(Out), Assert.Single(((GetBoardReply)p.Ask(new GetBoardRequest())).Incidents).DetectedAt);
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Out", Supplier = "Vendor", Systems = { "emar", "telephony" }, Services = { Home }, DetectedAt = At(Out), DeclaredAt = At(Out.AddMinutes(5)) });
        var incident = Assert.Single(((GetBoardReply)p.Ask(new GetBoardRequest())).Incidents);
        Assert.Equal(("Vendor", At(Out), At(Out.AddMinutes(5)), null), (incident.Supplier, incident.DetectedAt, incident.DeclaredAt, incident.RestoredAt));
        Assert.Equal(["emar", "telephony"], incident.Systems);
        Assert.Equal(At(Back), Assert.Single(((GetBoardReply)AllClear().Ask(new GetBoardRequest())).Incidents).RestoredAt);
    }
}
