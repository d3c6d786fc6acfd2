using System.Collections.Concurrent;
using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// An organisation of several homes in the middle of an incident, with what its callers were told and watchers at every node. Each home has its own
/// people, carer and sheets, as a real group has: what one home enters is nothing to the rules about another.
/// </summary>
internal sealed class CareGroup(string name, IReadOnlyList<NodeProcess> nodes, DateTimeOffset now) : IAsyncDisposable
{
    public const int People = Homes * PeopleInHome;
    private const int Homes = 16;
    private const int PeopleInHome = 16;

    private static readonly string[] Notes =
    [
        "Sat in the garden and listened to the radio.", "Wrote two postcards to a cousin in Leeds.", "Helped to lay the tables before supper.", "Did half of the crossword with a neighbour.",
        "Slept through the film and woke for the cake.", "Walked to the gate and back, twice.", "Looked at photographs of the fishing boats.", "Beat everybody at dominoes this evening.",
    ];

    public string Name => name;

    public Fleet Fleet { get; } = new(nodes, name);

    /// <summary>One at each node.</summary>
    public List<Watcher> Watchers { get; } = [];

    /// <summary>Position by idempotency key, as callers were told.</summary>
    public ConcurrentDictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Who cares for the person.</summary>
    public static string CarerOf(int person) => $"carer-{Home(person)}";

    /// <summary>One paper note of one person; the id makes it unique.</summary>
    public RecordEntriesRequest Note(int person, string id, int number) => new()
    {
        Header = Client.Key(id),
        IncidentId = SmallProvider.Incident,
        PersonId = SmallProvider.Person(person),
        Entries =
        {
            new Entry
            {
                EntryId = id,
                Source = Source.Paper,
                OccurredAt = Client.At(now.AddHours(-2).AddMinutes(-(number % 300))),
                Precision = Precision.Exact,
                Author = CarerOf(person),
                SheetSerial = Sheet(Home(person)),
                Record = new RecordMade { Category = "activities", Text = Notes[number % Notes.Length] },
            },
        },
    };

    /// <summary>Registers, declares, opens, freezes, restores and gives the all clear, then begins to watch.</summary>
    public async Task<IReadOnlyList<Task>> BeginAsync(CancellationToken stop)
    {
        var manager = Fleet.Client(0, "rm", "registered_manager");
        var homes = Enumerable.Range(0, Homes).Select(home => string.Create(CultureInfo.InvariantCulture, $"home-{home:D2}")).ToList();
        await RegisterAsync(manager, homes);
        await DeclareAsync(manager, homes);
        await Task.WhenAll(homes.Select(home => OpenAsync(manager, home)));
        var restored = Client.At(now.AddHours(-1));
        await manager.Incidents.RecordRestorationAsync(new() { Header = Client.Key("s-restored"), IncidentId = SmallProvider.Incident, System = "care_planning", RestoredAt = restored }, manager.Headers);
        await manager.Incidents.RecordLossWindowAsync(new() { Header = Client.Key("s-loss"), IncidentId = SmallProvider.Incident, System = "care_planning", From = Client.At(now.AddHours(-8)), To = restored, Evidence = "Last entry before the outage" }, manager.Headers);
        await Task.WhenAll(homes.Select(home => ClearAsync(manager, home, restored)));
        Watchers.AddRange(Enumerable.Range(0, nodes.Count).Select(first => new Watcher(Fleet, first)));
        return [.. Watchers.Select(watcher => watcher.RunAsync(stop))];
    }

    public ValueTask DisposeAsync() => Fleet.DisposeAsync();

    private static string Home(int person) => string.Create(CultureInfo.InvariantCulture, $"home-{person % Homes:D2}");

    private static IEnumerable<int> PeopleOf(string home) => Enumerable.Range(0, People).Where(person => Home(person) == home);

    private static string Sheet(string home) => $"S-{home}";

    private static async Task RegisterAsync(Client manager, List<string> homes)
    {
        await manager.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("s-org"), Name = "Group of homes" }, manager.Headers);
        await manager.Organisation.RegisterServicesAsync(new() { Header = Client.Key("s-svc"), Services = { homes.Select(home => new ServiceLocation { ServiceId = home, Name = home, Type = "care_home" }) } }, manager.Headers);
        await manager.Organisation.RegisterPeopleAsync(new()
        {
            Header = Client.Key("s-people"),
            People = { Enumerable.Range(0, People).Select(person => new PersonSupported { PersonId = SmallProvider.Person(person), ServiceId = Home(person), Name = SmallProvider.Person(person) }) },
        }, manager.Headers);
        await manager.Organisation.RegisterStaffAsync(new()
        {
            Header = Client.Key("s-staff"),
            Staff = { Staff("rm", "registered_manager", homes), Staff("nic", "nurse_in_charge", homes), homes.Index().Select(home => Staff(CarerOf(home.Index), "care_worker", [home.Item])) },
        }, manager.Headers);
    }

    private async Task DeclareAsync(Client manager, List<string> homes)
    {
        await manager.Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key("s-declare"),
            IncidentId = SmallProvider.Incident,
            Kind = "exercise",
            Title = "Outage",
            Systems = { "care_planning" },
            Services = { homes },
            DeclaredAt = Client.At(now.AddHours(-8)),
        }, manager.Headers);
        await manager.Incidents.BeginContingencyAsync(new() { Header = Client.Key("s-contingency"), IncidentId = SmallProvider.Incident, ContingencyFrom = Client.At(now.AddHours(-8)) }, manager.Headers);
    }

    private async Task OpenAsync(Client manager, string home)
    {
        var people = PeopleOf(home).Select(SmallProvider.Person).ToList();
        await manager.Recovery.OpenRecoveryRunAsync(new()
        {
            Header = Client.Key($"s-open-{home}"),
            IncidentId = SmallProvider.Incident,
            ServiceId = home,
            FrozenAt = Client.At(now.AddHours(-8)),
            Census = { people.Select(id => new RunCensusEntry { PersonId = id }) },
        }, manager.Headers);
        await Task.WhenAll(people.Select(id => manager.People.FreezeExpectedAsync(
            new() { Header = Client.Key($"s-freeze-{id}"), IncidentId = SmallProvider.Incident, PersonId = id, ServiceId = home }, manager.Headers).ResponseAsync));
        await manager.Recovery.IssueSheetsAsync(new()
        {
            Header = Client.Key($"s-sheets-{home}"),
            IncidentId = SmallProvider.Incident,
            ServiceId = home,
            Sheets = { new Sheet { Serial = Sheet(home), Kind = "notes", Pages = 1, IssuedAt = Client.At(now.AddHours(-8)) } },
        }, manager.Headers);
    }

    private static async Task ClearAsync(Client manager, string home, Moment restored)
    {
        await manager.Recovery.NoteRestorationAsync(new() { Header = Client.Key($"s-note-{home}"), IncidentId = SmallProvider.Incident, ServiceId = home, RestoredAt = restored }, manager.Headers);
        await manager.Recovery.CompleteStepAsync(new() { Header = Client.Key($"s-clear-{home}"), IncidentId = SmallProvider.Incident, ServiceId = home, Step = 1, Owner = "nic" }, manager.Headers);
    }

    private static StaffMember Staff(string id, string role, IEnumerable<string> homes) =>
        new() { StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = role, Services = { homes }, Competencies = { new Competency { Name = "medicines" } } };
}
