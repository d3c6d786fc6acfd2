using System.Text.RegularExpressions;
using CsCheck;
using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.V1;

namespace Reinstate.GrainsTests;

/// <summary>What a board shows to whoever reaches one of two services, after whatever happened at both.</summary>
public sealed partial class WhatAReaderSees
{
    private static readonly Reader North = new("someone", Reach.Of([TwoBranches.North]));

    private static IEnumerable<IMessage> Questions =>
    [
        new GetBoardRequest(), new GetOrganisationRequest(), new GetIncidentRequest { IncidentId = TwoBranches.Incident }, new GetTimelineRequest { IncidentId = TwoBranches.Incident },
        new GetCompletenessRequest { IncidentId = TwoBranches.Incident, WithItems = true }, new GetFindingsRequest { IncidentId = TwoBranches.Incident },
        new GetRecoveryRunRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North }, new GetPaceRequest { IncidentId = TwoBranches.Incident },
        new GetCheckQueueRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North }, new GetVisitsRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North }, new GetWorklistRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.North },
        .. TwoBranches.People.Where(id => id[0] == 'n').SelectMany(id => (IMessage[])[new GetPersonRecordRequest { IncidentId = TwoBranches.Incident, PersonId = id }, new GetChronologyRequest { IncidentId = TwoBranches.Incident, PersonId = id }]),
    ];

    [Fact]
    public void Nothing_of_the_other_service_is_named() => TwoBranches.Changes.Sample(changes =>
    {
        var two = After(changes);
        foreach (var question in Questions)
        {
            var reply = BoardQueries.Answer(two.Log.View, question, two.Now, North).Reply!;
            Assert.DoesNotMatch(OfTheOther(), IdOfAClash().Replace(reply.ToString()!, ""));
        }
    }, iter: 60);

    [Fact]
    public void It_is_what_one_sees_of_a_log_without_the_other_service()
    {
        var compared = 0;
        TwoBranches.Changes.Sample(changes =>
        {
            var two = After(changes);

            // Rules across services find there what is not here; their findings query items of both.
            if (Find(two, Reader.Whole).Findings.Any(finding => finding.Rule is 11 or 29 or 39 or 47))
                return;
            var alone = new TenantView(two.Log.View.Tenant);
            foreach (var record in two.Log.Events.Where(record => record.Recorded.Scope.Service != TwoBranches.South))
                alone.Apply(record.Stream, record.Recorded);
            Interlocked.Increment(ref compared);
            foreach (var question in Questions)
                Assert.Equal(Without(BoardQueries.Answer(alone, question, two.Now, North).Reply!), Without(BoardQueries.Answer(two.Log.View, question, two.Now, North).Reply!));
        }, iter: 600);
        Assert.True(compared > 20, $"Only {compared} logs without findings across services.");
    }

    [Fact]
    public void It_is_the_part_of_what_is_there_and_a_total_of_it_is_never_complete() => TwoBranches.Changes.Sample(changes =>
    {
        var two = After(changes);
        var (all, seen) = (Count(two, Reader.Whole), Count(two, North));
        Assert.Equal(all.Rows.Where(row => row.ServiceId == TwoBranches.North), seen.Rows);
        Assert.Equal(all.Items.Where(item => item.ServiceId == TwoBranches.North), seen.Items);
        Assert.Equal(Find(two, Reader.Whole).Findings.Where(finding => finding.ServiceId == TwoBranches.North).Select(finding => finding.FindingId), Find(two, North).Findings.Select(finding => finding.FindingId));
        Assert.Equal((seen.Rows.Sum(row => row.Completeness.Open), false), (seen.Total.Open, seen.Total.Complete));
        Assert.Equal([TwoBranches.North], seen.Total.OfServices);
        Assert.Empty(all.Total.OfServices);
        var board = (GetBoardReply)BoardQueries.Answer(two.Log.View, new GetBoardRequest(), two.Now, North).Reply!;
        Assert.Equal(seen.Total, board.Total);
        Assert.Equal(seen.Total, Assert.Single(board.Incidents).Completeness);
    }, iter: 60);

    [Fact]
    public void Whoever_reaches_nothing_is_told_the_same_of_what_is_there_and_what_is_not()
    {
        var two = TwoBranches.Restored();
        var nobody = new Reader("someone", default);
        foreach (var (incident, person) in ((string, string)[])[(TwoBranches.Incident, "n1"), ("no-such", "n1"), (TwoBranches.Incident, "nobody")])
        {
            foreach (var question in (IMessage[])[new GetIncidentRequest { IncidentId = incident }, new GetPersonRecordRequest { IncidentId = incident, PersonId = person }, new GetGovernanceRequest { IncidentId = incident }])
            {
                var (reply, refusal) = BoardQueries.Answer(two.Log.View, question, two.Now, nobody);
                Assert.Null(reply);
                Assert.Equal((Catalogue.OutOfReach, 0), (refusal!.Kind, refusal.Reasons.Length));
            }
        }

        var board = (GetBoardReply)BoardQueries.Answer(two.Log.View, new GetBoardRequest(), two.Now, nobody).Reply!;
        Assert.Equal((0, 0, false), (board.Runs.Count, board.Incidents.Count, board.Total.Complete));
    }

    [Fact]
    public void The_auditor_who_was_drawn_for_sees_the_incident_while_there_is_something_to_judge()
    {
        var p = Provider.SignedOff();
        var auditor = new Reader("auditor", Reach.Of([Provider.Other]));
        var question = new GetPersonRecordRequest { IncidentId = Provider.Incident, PersonId = "ann" };
        Assert.Equal(Catalogue.OutOfReach, BoardQueries.Answer(p.Log.View, question, p.Now, auditor).Refusal!.Kind);
        p.By("director", new BeginAssuranceRequest { IncidentId = Provider.Incident });
        p.By("director", new DrawAuditSampleRequest { IncidentId = Provider.Incident, Seed = "7", Auditor = "auditor" });
        Assert.NotNull(BoardQueries.Answer(p.Log.View, question, p.Now, auditor).Reply);
        Assert.NotNull(BoardQueries.Answer(p.Log.View, new GetGovernanceRequest { IncidentId = Provider.Incident }, p.Now, auditor).Reply);
        Assert.Equal(Catalogue.OutOfReach, BoardQueries.Answer(p.Log.View, question, p.Now, new Reader("rm2", Reach.Of([Provider.Other]))).Refusal!.Kind);
    }

    private static TwoBranches After(IEnumerable<(int Kind, int What)> changes)
    {
        var two = TwoBranches.Restored();
        foreach (var (kind, what) in changes)
            two.Change(kind, what);
        return two;
    }

    private static GetFindingsReply Find(TwoBranches two, Reader reader) => (GetFindingsReply)BoardQueries.Answer(two.Log.View, new GetFindingsRequest { IncidentId = TwoBranches.Incident }, two.Now, reader).Reply!;

    private static GetCompletenessReply Count(TwoBranches two, Reader reader) =>
        (GetCompletenessReply)BoardQueries.Answer(two.Log.View, new GetCompletenessRequest { IncidentId = TwoBranches.Incident, WithItems = true }, two.Now, reader).Reply!;

    /// <summary>How far the log reaches is its own.</summary>
    private static IMessage Without(IMessage reply)
    {
        foreach (var field in (string[])["position", "version"])
            reply.Descriptor.FindFieldByName(field)?.Accessor.Clear(reply);
        return reply;
    }

    [GeneratedRegex(@"\bs1\b|south", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTheOther();

    // The id of a finding across services is made of the ids of its rows; whoever decides on it must be able to name it.
    [GeneratedRegex(@"worker_in_two_places\|[^""\\ ]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdOfAClash();
}
