using Grpc.Core;
using Reinstate.SecurityTests.Matrix;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>Every read of a record is on record, and who governs sees by whom it was read. On a node whose clock stands, so that hours pass when they are told to.</summary>
public sealed class WhoReadTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_shown_a_record_alone_or_among_others_is_listed_newest_first()
    {
        var (nurse, director) = (world.Manager.As("who-nurse", "nurse", [World.Own]), world.Manager.As("who-director", "group_quality_director"));
        await nurse.People.GetPersonRecordAsync(new() { IncidentId = World.SharedIncident, PersonId = World.PersonOf(World.Own) }, nurse.Headers);
        await nurse.People.GetPersonRecordAsync(new() { IncidentId = World.SharedIncident, PersonId = World.PersonOf(World.Own) }, nurse.Headers);
        await director.Reconciliation.GetFindingsAsync(new() { IncidentId = World.SharedIncident, ServiceId = World.Own }, director.Headers);
        await director.Reconciliation.GetFindingsAsync(new() { IncidentId = World.SharedIncident, ServiceId = World.Other }, director.Headers);
        await director.Reconciliation.GetCompletenessAsync(new() { IncidentId = World.SharedIncident, WithItems = true }, director.Headers);
        await PackAsync(director, World.SharedIncident);

        var reads = await ListAsync("who-", World.SharedIncident);
        Assert.Equal(
            [
                ("who-director", "group_quality_director", "GetEvidencePack", "incident"), ("who-director", "group_quality_director", "GetCompleteness", "incident"),
                ("who-director", "group_quality_director", "GetFindings", "service"), ("who-nurse", "nurse", "GetPersonRecord", "person"),
            ],
            reads.Select(read => (read.Actor, read.Role, read.Method, read.Extent)));
        Assert.All(reads, read => Assert.True(read.Position > 0 && read.At.Instant.Seconds > 0 && !read.Redacted && read.Reason.Length == 0));

        // A page, and the next.
        var first = await PageAsync(World.SharedIncident, 1, 0);
        Assert.Equal(first.Reads[0].Position, first.NextBeforePosition);
        Assert.True((await PageAsync(World.SharedIncident, 1, first.NextBeforePosition)).Reads[0].Position < first.NextBeforePosition);
    }

    [Fact]
    public async Task Who_was_shown_the_plan_of_a_service_is_listed_for_its_people_and_for_nobody_elses()
    {
        var nurse = world.Manager.As("plan-nurse", "nurse", [World.Own]);
        var from = Client.At(TimeProvider.System.GetUtcNow());
        var to = Client.At(TimeProvider.System.GetUtcNow().AddHours(8));
        var before = (await world.Manager.Reconciliation.GetBoardAsync(new(), world.Manager.Headers)).Position;
        for (var i = 0; i < 2; i++)
            Assert.Equal([World.PersonOf(World.Own)], (await nurse.Plans.GetPlanAsync(new() { ServiceId = World.Own, From = from, To = to }, nurse.Headers)).People.Select(planned => planned.Person.PersonId));
        Assert.Equal(before + 1, (await world.Manager.Reconciliation.GetBoardAsync(new(), world.Manager.Headers)).Position);

        foreach (var incident in (string[])[World.OwnIncident, World.SharedIncident])
            Assert.Equal(("GetPlan", "service", "nurse"), (await ListAsync("plan-", incident)) is [var read] ? (read.Method, read.Extent, read.Role) : default);
        Assert.Empty(await ListAsync("plan-", World.SharedIncident, World.Other));
        Assert.Equal("OUT_OF_REACH", Outcome.Of(await Assert.ThrowsAsync<RpcException>(async () => await nurse.Plans.GetPlanAsync(new() { ServiceId = World.Other, From = from, To = to }, nurse.Headers))).Code);
        Assert.Empty(await ListAsync("plan-", World.SharedIncident, World.Other));
    }

    [Fact]
    public async Task Who_reaches_a_part_is_not_listed_for_the_rest()
    {
        var lead = world.Manager.As("part-lead", "nurse_in_charge", [World.Other]);
        await lead.Reconciliation.GetFindingsAsync(new() { IncidentId = World.SharedIncident }, lead.Headers);
        Assert.Empty(await ListAsync("part-", World.SharedIncident));
        Assert.Single(await ListAsync("part-", World.SharedIncident, World.Other));
    }

    [Fact]
    public async Task A_read_in_another_hour_is_another_read()
    {
        var nurse = world.Manager.As("hour-nurse", "nurse", [World.Own]);
        for (var i = 0; i < 2; i++)
        {
            await nurse.People.GetChronologyAsync(new() { IncidentId = World.OwnIncident, PersonId = World.PersonOf(World.Own) }, nurse.Headers);
            var last = (await ListAsync("hour-", World.OwnIncident))[0].At;
            await world.AdvanceAsync(last.Instant.ToDateTimeOffset().AddHours(1));
        }

        Assert.Equal(2, (await ListAsync("hour-", World.OwnIncident)).Count);
    }

    [Fact]
    public async Task A_denied_read_and_one_of_counts_leave_nothing()
    {
        var (elsewhere, nurse) = (world.Manager.As("denied", "nurse", [World.Other]), world.Manager.As("denied", "nurse", [World.Own]));
        var before = (await world.Manager.Reconciliation.GetBoardAsync(new(), world.Manager.Headers)).Position;
        await Assert.ThrowsAsync<RpcException>(async () => await elsewhere.People.GetPersonRecordAsync(new() { IncidentId = World.OwnIncident, PersonId = World.PersonOf(World.Own) }, elsewhere.Headers));
        await nurse.Reconciliation.GetCompletenessAsync(new() { IncidentId = World.OwnIncident }, nurse.Headers);
        await nurse.Recovery.GetRecoveryRunAsync(new() { IncidentId = World.OwnIncident, ServiceId = World.Own }, nurse.Headers);
        Assert.Empty(await ListAsync("denied", World.OwnIncident));
        Assert.Equal(before, (await world.Manager.Reconciliation.GetBoardAsync(new(), world.Manager.Headers)).Position);
    }

    [Fact]
    public async Task Where_policy_asks_for_a_reason_the_record_is_shown_with_one_and_the_reason_is_kept()
    {
        await world.Manager.Organisation.SetPolicyAsync(
            new() { Header = Client.Key("ask why"), PolicyJson = """{ "read_reason_roles": ["safeguarding_lead"] }""", Reason = "Need to know" }, world.Manager.Headers);
        var lead = world.Manager.As("why-lead", "safeguarding_lead");
        var request = new GetPersonRecordRequest { IncidentId = World.OwnIncident, PersonId = World.PersonOf(World.Own) };
        var refused = Outcome.Of(await Assert.ThrowsAsync<RpcException>(async () => await lead.People.GetPersonRecordAsync(request, lead.Headers)));
        Assert.Equal("READ_REASON_REQUIRED", refused.Code);
        Assert.Empty(await ListAsync("why-", World.OwnIncident));

        // What is out of reach is told so first, and counts need no reason.
        await lead.Reconciliation.GetCompletenessAsync(new() { IncidentId = World.OwnIncident }, lead.Headers);
        Metadata withReason = [.. lead.Headers, new("reinstate-reason", "Referral 17 of the local authority")];
        Assert.Equal(request.PersonId, (await lead.People.GetPersonRecordAsync(request, withReason)).PersonId);
        Assert.Equal("Referral 17 of the local authority", Assert.Single(await ListAsync("why-", World.OwnIncident)).Reason);
    }

    [Fact]
    public async Task A_reader_from_outside_is_listed_and_that_they_read_pseudonyms()
    {
        var at = (await world.Manager.Incidents.GetTimelineAsync(new() { IncidentId = World.OwnIncident }, world.Manager.Headers)).Entries[^1].RecordedAt.Instant.ToDateTimeOffset();
        await world.Manager.Governance.GrantExternalAccessAsync(
            new() { Header = Client.Key("grant out-1"), IncidentId = World.OwnIncident, Subject = "out-1", Role = "commissioner", Until = Client.At(at.AddDays(2)), Redaction = "redacted", Reason = "Contract" }, world.Manager.Headers);
        var reader = world.Manager.As("out-1", "commissioner");
        await reader.Reconciliation.GetFindingsAsync(new() { IncidentId = World.OwnIncident }, reader.Headers);
        Assert.Equal(("commissioner", true), (await ListAsync("out-", World.OwnIncident)).Select(read => (read.Role, read.Redacted)).Single());
    }

    [Fact]
    public async Task A_read_reaches_no_watcher_and_holds_up_no_sign_off()
    {
        using var watch = world.Manager.Reconciliation.Watch(new WatchRequest(), world.Manager.Headers);
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        var nurse = world.Manager.As("seen-nurse", "nurse", [World.Own]);
        await nurse.People.GetPersonRecordAsync(new() { IncidentId = World.OwnIncident, PersonId = World.PersonOf(World.Own) }, nurse.Headers);
        var noted = await world.Manager.Incidents.NoteTimelineAsync(
            new() { Header = Client.Key("seen"), IncidentId = World.OwnIncident, Text = "after the look", OccurredAt = Client.At(DateTimeOffset.UnixEpoch) }, world.Manager.Headers);
        while (await watch.ResponseStream.MoveNext(Cancellation) && watch.ResponseStream.Current.Position < noted.Position)
            Assert.DoesNotContain(watch.ResponseStream.Current.Changes, change => change.Event == "RecordRead");
        Assert.DoesNotContain(watch.ResponseStream.Current.Changes, change => change.Event == "RecordRead");
    }

    private async Task<List<ReadOfRecord>> ListAsync(string actor, string incident, string service = World.Own) =>
        [.. (await world.Manager.People.ListRecordReadsAsync(new() { IncidentId = incident, PersonId = World.PersonOf(service) }, world.Manager.Headers)).Reads.Where(read => read.Actor.StartsWith(actor, StringComparison.Ordinal))];

    private async Task<ListRecordReadsReply> PageAsync(string incident, int size, long before) =>
        await world.Manager.People.ListRecordReadsAsync(new() { IncidentId = incident, PersonId = World.PersonOf(World.Own), PageSize = size, BeforePosition = before }, world.Manager.Headers);

    private static async Task PackAsync(Client by, string incident)
    {
        using var pack = by.Governance.GetEvidencePack(new() { IncidentId = incident }, by.Headers);
        while (await pack.ResponseStream.MoveNext(Cancellation))
            Assert.NotEmpty(pack.ResponseStream.Current.Data);
    }
}
