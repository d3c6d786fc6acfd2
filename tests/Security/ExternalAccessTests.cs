using System.IO.Compression;
using System.Text;
using Grpc.Core;
using Reinstate.Contracts.Access;
using Reinstate.SecurityTests.Matrix;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>Readers from outside: one incident, until a moment, as somebody of the organisation granted it, and by the node's clock.</summary>
public sealed class ExternalAccessTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    private static readonly string[] Readings = ["GetIncident", "GetTimeline", "GetCompleteness", "GetFindings", "GetPace", "GetVisits", "GetEvidencePack", "Watch"];

    private readonly Walker _walker = new(world);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grant_opens_one_incident_to_one_subject_in_one_role_until_it_is_withdrawn()
    {
        var reader = world.Manager.As("com-1", "commissioner");
        await GrantAsync("com-1", "commissioner", "none", await NowAsync());
        Assert.Equal(Readings, await AdmittedAsync(reader, World.OwnIncident));
        Assert.Empty(await AdmittedAsync(reader, World.SharedIncident));
        Assert.Empty(await AdmittedAsync(world.Manager.As("com-2", "commissioner"), World.OwnIncident));
        Assert.Empty(await AdmittedAsync(world.Manager.As("com-1", "inspector"), World.OwnIncident));

        await world.Manager.Governance.WithdrawExternalAccessAsync(new() { Header = Client.Key("w-com-1"), IncidentId = World.OwnIncident, Subject = "com-1", Role = "commissioner", Reason = "The contract ended" }, world.Manager.Headers);
        Assert.Empty(await AdmittedAsync(reader, World.OwnIncident));
        var told = (await world.Manager.Governance.GetGovernanceAsync(new() { IncidentId = World.OwnIncident }, world.Manager.Headers)).External.Single(one => one.Subject == "com-1");
        Assert.Equal(("rm", "none", "rm", "The contract ended"), (told.GrantedBy, told.Redaction, told.WithdrawnBy, told.WithdrawnReason));
    }

    [Fact]
    public async Task A_denied_reader_from_outside_is_told_the_same_of_what_is_and_what_is_not()
    {
        var reader = world.Manager.As("com-9", "commissioner");
        foreach (var row in AccessTable.Rows.Where(row => Readings.Contains(row.Method)))
        {
            var told = new List<Google.Protobuf.ByteString>();
            foreach (var target in Target.All)
                told.Add((await _walker.CallAsync(row, Requests.Of(row, target, "k"), reader.Headers)).Told);
            Assert.Single(told.Distinct());
        }
    }

    [Fact]
    public async Task A_grant_ends_by_the_nodes_clock_for_questions_and_for_an_open_stream()
    {
        var now = await NowAsync();
        var reader = world.Manager.As("insp-1", "inspector");
        await GrantAsync("insp-1", "inspector", "", now);
        using var watch = reader.Reconciliation.Watch(new WatchRequest { IncidentId = World.OwnIncident }, reader.Headers);
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        Assert.Equal([World.Own], watch.ResponseStream.Current.Runs.Select(run => run.ServiceId));
        await NoteAsync("while it holds");
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        Assert.Empty(watch.ResponseStream.Current.Changes);

        await world.AdvanceAsync(now.AddDays(3));
        await NoteAsync("after it is over");
        var ended = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(Outcome.OutOfReach, Outcome.Of(ended).Code);
        Assert.Empty(await AdmittedAsync(reader, World.OwnIncident));
    }

    [Fact]
    public async Task A_commissioner_reads_without_names_and_cannot_ask_for_somebody()
    {
        var reader = world.Manager.As("com-3", "commissioner");
        await GrantAsync("com-3", "commissioner", "", await NowAsync());
        foreach (var row in AccessTable.Rows.Where(row => Readings.Contains(row.Method)))
        {
            var request = Requests.Of(row, Target.Own, "k");
            request.Descriptor.FindFieldByName("person_id")?.Accessor.Clear(request);
            if (request is GetCompletenessRequest completeness)
                completeness.WithItems = true;
            var outcome = await _walker.CallAsync(row, request, reader.Headers);
            Assert.Equal("", outcome.Code);
            var told = row.Method == "GetEvidencePack" ? Unpacked(await PackAsync(reader)) : outcome.Told.ToStringUtf8();
            Assert.DoesNotContain("person-oak", told, StringComparison.Ordinal);
            Assert.DoesNotContain("staff-oak", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Outage inc-oak", told, StringComparison.Ordinal);
        }

        var probe = new GetCompletenessRequest { IncidentId = World.OwnIncident, PersonId = "person-oak" };
        var refused = await Assert.ThrowsAsync<RpcException>(() => reader.Reconciliation.GetCompletenessAsync(probe, reader.Headers, cancellationToken: Cancellation).ResponseAsync);
        Assert.Equal(Outcome.OutOfReach, Outcome.Of(refused).Code);
    }

    private static async Task<byte[]> PackAsync(Client reader)
    {
        using var call = reader.Governance.GetEvidencePack(new() { IncidentId = World.OwnIncident }, reader.Headers, cancellationToken: Cancellation);
        using var whole = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(Cancellation))
            chunk.Data.WriteTo(whole);
        return whole.ToArray();
    }

    private static string Unpacked(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack), ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var body = new StreamReader(entry.Open());
            text.Append(body.ReadToEnd());
        }

        return text.ToString();
    }

    // Tests of a class run in any order, and one of them moves the clock: where it stands is what the last event says.
    private async Task<DateTimeOffset> NowAsync()
    {
        await NoteAsync($"at {Guid.NewGuid()}");
        return (await world.Manager.Incidents.GetTimelineAsync(new() { IncidentId = World.OwnIncident }, world.Manager.Headers)).Entries[^1].RecordedAt.Instant.ToDateTimeOffset();
    }

    private async Task<IEnumerable<string>> AdmittedAsync(Client reader, string incident)
    {
        var admitted = new List<string>();
        foreach (var method in Readings)
        {
            var row = AccessTable.Rows.Single(row => row.Method == method);
            var outcome = await _walker.CallAsync(row, Requests.Of(row, Target.Own with { Incident = incident }, "k"), reader.Headers);
            if (outcome.IsAdmitted)
                admitted.Add(method);
            else
                Assert.Equal(Outcome.OutOfReach, outcome.Code);
        }

        return admitted;
    }

    private async Task GrantAsync(string subject, string role, string redaction, DateTimeOffset now) => await world.Manager.Governance.GrantExternalAccessAsync(
        new()
        {
            Header = Client.Key($"g-{subject}"), IncidentId = World.OwnIncident, Subject = subject, Role = role, Redaction = redaction, Until = Client.At(now.AddDays(2)), Reason = "They commission the service",
        }, world.Manager.Headers);

    private async Task NoteAsync(string text) => await world.Manager.Incidents.NoteTimelineAsync(
        new() { Header = Client.Key(text), IncidentId = World.OwnIncident, Text = text, OccurredAt = Client.At(TimeProvider.System.GetUtcNow().AddHours(-1)) }, world.Manager.Headers);
}
