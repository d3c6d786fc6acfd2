using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.Facts.V1;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>The one thing that organisations learn of each other: that a supplier's system is out, how often and since when. Five providers on one node, none of which may be recognised.</summary>
public sealed class SupplierSignalTests : IAsyncLifetime
{
    private static readonly string[] Others = ["birchwood", "cedarholt", "dunmore", "elderly-lane"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-signal-");
    private Node? _node;
    private GrpcChannel? _channel;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        foreach (var one in Others.Append("alderbank"))
        {
            var by = By(one);
            await by.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("organisation"), Name = $"{one} care" }, by.Headers);
            await by.Organisation.RegisterServicesAsync(new() { Header = Client.Key("services"), Services = { new ServiceLocation { ServiceId = $"svc-{one}", Name = one, Type = "care_home" } } }, by.Headers);
            await by.Organisation.RegisterStaffAsync(new() { Header = Client.Key("staff"), Staff = { new StaffMember { StaffId = "rm", Name = "rm", Initials = "RM", Role = "registered_manager" } } }, by.Headers);
        }

        await By("alderbank").Organisation.RegisterSystemsAsync(
            new() { Header = Client.Key("systems"), Systems = { new SystemInUse { System = "emar", Supplier = "Carewell Systems" }, new SystemInUse { System = "rostering", Supplier = "Carewell Systems" } } }, By("alderbank").Headers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_provider_learns_that_three_others_are_without_its_system_and_nothing_that_says_who()
    {
        await DeclareAsync("birchwood", "live", "CAREWELL SYSTEMS LTD");
        await DeclareAsync("cedarholt", "live", "Carewell-Systems Limited");
        Assert.Empty((await SignalsAsync("alderbank")).Signals);
        await DeclareAsync("dunmore", "exercise", "Carewell Systems");
        await DeclareAsync("elderly-lane", "live", "Another Supplier");
        Assert.Empty((await SignalsAsync("alderbank")).Signals);
        await DeclareAsync("dunmore", "live", "Carewell systems", "second");

        var reply = await SignalsAsync("alderbank");
        var signal = Assert.Single(reply.Signals);
        Assert.Equal(("emar", "Carewell Systems", 3, false), (signal.System, signal.Supplier, signal.Organisations, signal.HereToo));
        Assert.Equal(0, signal.FirstDetectedAt.Instant.Seconds % 900);
        var told = Encoding.UTF8.GetString(reply.ToByteArray()) + reply;
        Assert.All(Others.Concat(["CAREWELL", "Limited", "second", "svc-"]), word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));

        // Each of the three has but two others, which are too few to be told of; a provider that does not use the system hears nothing.
        Assert.Empty((await SignalsAsync("birchwood")).Signals);
        Assert.Empty((await SignalsAsync("elderly-lane")).Signals);

        await DeclareAsync("alderbank", "live", "Carewell Systems");
        Assert.True(Assert.Single((await SignalsAsync("alderbank")).Signals).HereToo);
        Assert.Equal((3, "CAREWELL SYSTEMS LTD"), (Assert.Single((await SignalsAsync("birchwood")).Signals).Organisations, Assert.Single((await SignalsAsync("birchwood")).Signals).Supplier));

        // What is back counts no more.
        await RestoreAsync("cedarholt");
        Assert.Empty((await SignalsAsync("alderbank")).Signals);
    }

    [Fact]
    public async Task Whoever_takes_no_part_is_neither_counted_nor_told()
    {
        foreach (var one in Others.Take(3))
            await DeclareAsync(one, "live", "Carewell Systems");
        Assert.Single((await SignalsAsync("alderbank")).Signals);
        await PolicyAsync("alderbank", """{"supplier_signal": 0}""");
        Assert.Equal((false, 0), ((await SignalsAsync("alderbank")).TakesPart, (await SignalsAsync("alderbank")).Signals.Count));

        // Counted once more for another, if it had taken part.
        await PolicyAsync("elderly-lane", """{"supplier_signal": 0}""");
        await DeclareAsync("elderly-lane", "live", "Carewell Systems");
        await PolicyAsync("alderbank", """{"supplier_signal_least": 4}""");
        Assert.Equal((true, 0), ((await SignalsAsync("alderbank")).TakesPart, (await SignalsAsync("alderbank")).Signals.Count));
    }

    [Fact]
    public async Task It_is_made_again_from_the_organisations_own_logs_after_a_restart()
    {
        foreach (var one in Others.Take(3))
            await DeclareAsync(one, "live", "Carewell Systems");
        Assert.Single((await SignalsAsync("alderbank")).Signals);
        await StopAsync();
        await StartAsync();
        var end = TimeProvider.System.GetUtcNow().AddMinutes(2);
        GetSupplierSignalsReply reply;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            reply = await SignalsAsync("alderbank");
        }
        while (reply.Signals.Count == 0 && TimeProvider.System.GetUtcNow() < end);
        Assert.Equal(3, Assert.Single(reply.Signals).Organisations);
    }

    [Fact]
    public async Task The_floor_is_not_asked_to_carry_it()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await By("alderbank").As("carer", "care_worker").Organisation.GetSupplierSignalsAsync(new(), By("alderbank").As("carer", "care_worker").Headers));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    private Client By(string organisation) => new(_channel!, organisation, "rm", "registered_manager");

    private async Task<GetSupplierSignalsReply> SignalsAsync(string organisation) => await By(organisation).Organisation.GetSupplierSignalsAsync(new(), By(organisation).Headers);

    private async Task PolicyAsync(string organisation, string json) =>
        await By(organisation).As("director", "group_quality_director").Organisation.SetPolicyAsync(new() { Header = Client.Key(json), PolicyJson = json, Reason = "As the board decided" }, By(organisation).As("director", "group_quality_director").Headers);

    private async Task DeclareAsync(string organisation, string kind, string supplier, string incident = "outage")
    {
        var at = Client.At(TimeProvider.System.GetUtcNow().AddHours(-1));
        await By(organisation).Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key($"declare {incident}"), IncidentId = incident, Kind = kind, Title = $"{organisation} is out", Supplier = supplier, Systems = { "emar" }, Services = { $"svc-{organisation}" }, DeclaredAt = at,
        }, By(organisation).Headers);
    }

    private async Task RestoreAsync(string organisation)
    {
        var (by, at) = (By(organisation), TimeProvider.System.GetUtcNow().AddMinutes(-30));
        await by.Incidents.BeginContingencyAsync(new() { Header = Client.Key("contingency"), IncidentId = "outage", ContingencyFrom = Client.At(at) }, by.Headers);
        await by.Incidents.RecordRestorationAsync(new() { Header = Client.Key("restored"), IncidentId = "outage", System = "emar", RestoredAt = Client.At(at.AddMinutes(20)) }, by.Headers);
    }

    private async Task StartAsync()
    {
        _node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0 }, TestContext.Current.CancellationToken);
        _channel = Client.Channel(new Uri(_node.GrpcAddress));
    }

    private async Task StopAsync()
    {
        _channel?.Dispose();
        if (_node is not null)
            await _node.DisposeAsync();
    }
}
