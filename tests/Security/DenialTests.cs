using Reinstate.Contracts.Access;
using Reinstate.Facts.V1;
using Reinstate.SecurityTests.Matrix;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>What a denial tells, leaves and uses up: nothing.</summary>
public sealed class DenialTests(World world) : IClassFixture<World>
{
    private readonly Walker _walker = new(world);
    private readonly Client _own = world.Manager.As("rm-oak", "registered_manager", [World.Own]);

    [Fact]
    public async Task A_key_that_somebody_with_another_reach_used_tells_nothing_and_a_denied_one_is_free()
    {
        var before = await PositionAsync();
        var action = new AddActionRequest { Header = Client.Key("denied-first"), IncidentId = World.OtherIncident, ActionId = "a-1", Text = "Print weekly", Owner = "rm", DueOn = "2027-01-31" };
        var fresh = await CallAsync("AddAction", action, _own);
        Assert.Equal(before, await PositionAsync());
        Assert.Equal("", (await CallAsync("AddAction", action, world.Manager)).Code);

        var repeated = await CallAsync("AddAction", action, _own);
        action.Text = "Something else";
        var reused = await CallAsync("AddAction", action, _own);
        Assert.Equal(Outcome.OutOfReach, fresh.Code);
        Assert.Equal((fresh.Told, fresh.Told), (repeated.Told, reused.Told));
        Assert.Equal(before + 1, await PositionAsync());
    }

    [Fact]
    public async Task A_command_in_a_stream_is_denied_as_it_is_alone()
    {
        foreach (var field in BulkCommand.Descriptor.Oneofs[0].Fields)
        {
            var row = AccessTable.Of(field.MessageType.FullName)!;
            var told = new List<RefusalDetail>();
            foreach (var (target, number) in Target.All.Select((target, i) => (target, i)).Where(one => Expectation.Of(row, new Cell(row.Method, "registered_manager", false, one.target)) == Outcome.OutOfReach))
                told.Add(await BulkAsync(field.Name, Requests.Of(row, target, $"bulk-{field.Name}-{number}"), _own));
            Assert.All(told, detail => Assert.Equal((Outcome.OutOfReach, 0), (detail.Code, detail.Reasons.Count)));
            if (row.Roles.Contains("care_worker"))
                continue;
            var notAllowed = await BulkAsync(field.Name, Requests.Of(row, Target.Own, $"bulk-{field.Name}"), _own.As("s", "care_worker", [World.Own]));
            Assert.Equal(Outcome.RoleNotAllowed, notAllowed.Code);
        }
    }

    [Fact]
    public async Task Nobody_takes_over_who_belongs_to_another_service()
    {
        var moved = new RegisterPeopleRequest { Header = Client.Key("move"), People = { new PersonSupported { PersonId = World.PersonOf(World.Other), ServiceId = World.Own, Name = "x" } } };
        var hired = new RegisterStaffRequest { Header = Client.Key("hire"), Staff = { World.StaffOf(World.Other) } };
        var ours = new RegisterStaffRequest { Header = Client.Key("group"), Staff = { new StaffMember { StaffId = "new", Name = "new", Initials = "N", Role = "nurse" } } };
        Assert.Equal(Outcome.OutOfReach, (await CallAsync("RegisterPeople", moved, _own)).Code);
        hired.Staff[0].Services.Clear();
        hired.Staff[0].Services.Add(World.Own);
        Assert.Equal(Outcome.OutOfReach, (await CallAsync("RegisterStaff", hired, _own)).Code);
        Assert.Equal(Outcome.OutOfReach, (await CallAsync("RegisterStaff", ours, _own)).Code);
    }

    [Fact]
    public async Task Where_no_service_is_named_every_service_of_the_incident_is_meant()
    {
        foreach (var method in (string[])["RecordRestoration", "RecordLossWindow", "NoteTimeline"])
        {
            Assert.Equal(Outcome.OutOfReach, (await CallAsync(method, Unnamed(method, World.SharedIncident), _own)).Code);
            Assert.True((await CallAsync(method, Unnamed(method, World.OwnIncident), _own)).IsAdmitted);
        }
    }

    [Fact]
    public async Task The_directory_holds_what_is_within_reach()
    {
        var directory = await _own.Organisation.GetOrganisationAsync(new(), _own.Headers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((World.Own, World.PersonOf(World.Own), World.StaffOf(World.Own).StaffId),
            (Assert.Single(directory.Services).ServiceId, Assert.Single(directory.People).PersonId, Assert.Single(directory.Staff).StaffId));
    }

    [Fact]
    public async Task A_total_over_a_part_names_the_part_and_is_not_complete()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var whole = await world.Manager.Incidents.GetIncidentAsync(new() { IncidentId = World.SharedIncident }, world.Manager.Headers, cancellationToken: cancellation);
        var part = await _own.Incidents.GetIncidentAsync(new() { IncidentId = World.SharedIncident }, _own.Headers, cancellationToken: cancellation);
        var own = await _own.Incidents.GetIncidentAsync(new() { IncidentId = World.OwnIncident }, _own.Headers, cancellationToken: cancellation);
        Assert.Equal((true, 0), (whole.Completeness.Complete, whole.Completeness.OfServices.Count));
        Assert.True(Assert.Single(part.Runs).Completeness.Complete);
        Assert.False(part.Completeness.Complete);
        Assert.Equal([World.Own], part.Completeness.OfServices);
        Assert.Equal([World.Own], part.Services);
        Assert.Equal((true, 0), (own.Completeness.Complete, own.Completeness.OfServices.Count));
    }

    private static Google.Protobuf.IMessage Unnamed(string method, string incident)
    {
        var request = Requests.Of(AccessTable.Rows.Single(row => row.Method == method), Target.Own with { Incident = incident }, $"{method} {incident}");
        request.Descriptor.FindFieldByName("service_id").Accessor.Clear(request);
        return request;
    }

    private Task<Outcome> CallAsync(string method, Google.Protobuf.IMessage request, Client caller) => _walker.CallAsync(AccessTable.Rows.Single(row => row.Method == method), request, caller.Headers);

    private async Task<long> PositionAsync() => (await world.Manager.Reconciliation.GetBoardAsync(new(), world.Manager.Headers)).Position;

    private async Task<RefusalDetail> BulkAsync(string field, Google.Protobuf.IMessage command, Client caller)
    {
        var bulk = new BulkCommand();
        BulkCommand.Descriptor.FindFieldByName(field).Accessor.SetValue(bulk, command);
        using var stream = caller.Bulk.Execute(caller.Headers);
        await stream.RequestStream.WriteAsync(new BulkRequest { Commands = { bulk } });
        await stream.RequestStream.CompleteAsync();
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        return Assert.Single(stream.ResponseStream.Current.Answers).Refused;
    }
}
