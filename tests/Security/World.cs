using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Reinstate.Facts.V1;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>
/// A node with two organisations. The one has two homes, an incident in each and one in both, and a person in each with a record in every incident of
/// their home. Every id says whose it is, so that it shows wherever it is told.
/// </summary>
public class World : IAsyncLifetime
{
    public const string Haven = "haven";
    public const string Rival = "rival";
    public const string Own = "svc-oak";
    public const string Other = "svc-elm";
    public const string Foreign = "svc-ash";
    public const string OwnIncident = "inc-oak";
    public const string SharedIncident = "inc-both";
    public const string OtherIncident = "inc-elm";
    public const string ForeignIncident = "inc-ash";

    private readonly bool _demoClock;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-access-");
    private Node? _node;
    private GrpcChannel? _channel;

    public World()
    {
    }

    protected World(bool demoClock) => _demoClock = demoClock;

    /// <summary>Reaches all of the organisation with two homes.</summary>
    public Client Manager { get; private set; } = null!;

    public GrpcChannel Channel => _channel!;

    /// <summary>The grains of the node, past its gateway.</summary>
    public IGrainFactory Grains => _node!.App.Services.GetRequiredService<IGrainFactory>();

    public static string PersonOf(string service) => service.Replace("svc", "person", StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _node = await Node.StartAsync(
            new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0, DemoClock = _demoClock }, TestContext.Current.CancellationToken);
        _channel = Client.Channel(new Uri(_node.GrpcAddress));
        Manager = new Client(_channel, Haven, "rm", "registered_manager");
        if (_demoClock)
            await AdvanceAsync(TimeProvider.System.GetUtcNow());
        await RegisterAsync(Manager, Own, Other);
        await RegisterAsync(new Client(_channel, Rival, "rm", "registered_manager"), Foreign);
        await OutageAsync(Manager, OwnIncident, Own);
        await OutageAsync(Manager, SharedIncident, Own, Other);
        await OutageAsync(Manager, OtherIncident, Other);
        await OutageAsync(new Client(_channel, Rival, "rm", "registered_manager"), ForeignIncident, Foreign);
    }

    /// <summary>Moves the clock of a node that runs on demonstration time.</summary>
    public async Task AdvanceAsync(DateTimeOffset to)
    {
        var headers = new Metadata { { "reinstate-clock", to.ToString("O", CultureInfo.InvariantCulture) } };
        foreach (var header in Manager.Headers)
            headers.Add(header);
        await Manager.Reconciliation.GetBoardAsync(new(), headers);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_node is not null)
            await _node.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    public static async Task OutageAsync(Client by, string incident, params string[] services)
    {
        var at = Client.At(TimeProvider.System.GetUtcNow().AddHours(-1));
        await by.Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key($"declare {incident}"), IncidentId = incident, Kind = "exercise", Title = $"Outage {incident}", Systems = { "emar" }, Services = { services }, DeclaredAt = at,
        }, by.Headers);
        foreach (var service in services)
        {
            await by.Recovery.OpenRecoveryRunAsync(new()
            {
                Header = Client.Key($"open {incident} {service}"), IncidentId = incident, ServiceId = service, FrozenAt = at, Census = { new RunCensusEntry { PersonId = PersonOf(service) } },
            }, by.Headers);
            await by.People.FreezeExpectedAsync(new() { Header = Client.Key($"freeze {incident} {service}"), IncidentId = incident, ServiceId = service, PersonId = PersonOf(service) }, by.Headers);
        }
    }

    private static async Task RegisterAsync(Client by, params string[] services)
    {
        await by.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("organisation"), Name = "Provider" }, by.Headers);
        await by.Organisation.RegisterServicesAsync(new() { Header = Client.Key("services"), Services = { services.Select(id => new ServiceLocation { ServiceId = id, Name = id, Type = "care_home" }) } }, by.Headers);
        await by.Organisation.RegisterPeopleAsync(new() { Header = Client.Key("people"), People = { services.Select(id => new PersonSupported { PersonId = PersonOf(id), ServiceId = id, Name = PersonOf(id) }) } }, by.Headers);
        await by.Organisation.RegisterStaffAsync(new() { Header = Client.Key("staff"), Staff = { services.Select(StaffOf).Append(new StaffMember { StaffId = "rm", Name = "rm", Initials = "RM", Role = "registered_manager" }) } }, by.Headers);
    }

    public static StaffMember StaffOf(string service)
    {
        var id = service.Replace("svc", "staff", StringComparison.Ordinal);
        return new() { StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = "care_worker", Services = { service } };
    }
}

/// <summary>The same on a node whose clock tests move.</summary>
public sealed class DemoWorld() : World(demoClock: true);
