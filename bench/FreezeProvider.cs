using System.Globalization;
using Grpc.Core;
using Reinstate.Facts.V1;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>A group that one supplier's outage stops everywhere: homes of 46 people, whose outage of eight hours holds 341 items each.</summary>
/// <param name="services">How many homes.</param>
/// <param name="outSince">When the outage began.</param>
internal sealed class FreezeProvider(int services, DateTimeOffset outSince)
{
    public const string Incident = "outage";
    public const int PeopleAtService = 46;
    private const int PeopleInCommand = 920;

    public int Services => services;

    public static string Service(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number:D5}");

    public static string Person(int service, int number) => string.Create(CultureInfo.InvariantCulture, $"p{service:D5}-{number:D2}");

    /// <summary>How many items one person expects.</summary>
    public static int Items(int person) => person % 5 < 2 ? 8 : 7;

    public static int ItemsAtService { get; } = Enumerable.Range(0, PeopleAtService).Sum(Items);

    /// <summary>Registers everybody and declares the incident; nothing is frozen yet.</summary>
    public async Task PrepareAsync(Client manager)
    {
        var options = Patient(manager);
        await manager.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("org"), Name = "National Group" }, options);
        foreach (var lot in Enumerable.Range(0, services).Chunk(1000))
        {
            await manager.Organisation.RegisterServicesAsync(new()
            {
                Header = Client.Key($"services-{lot[0]}"),
                Services = { lot.Select(s => new ServiceLocation { ServiceId = Service(s), Name = $"Home {s}", Type = "care_home" }) },
            }, options);
        }

        var people = Enumerable.Range(0, services).SelectMany(s => Enumerable.Range(0, PeopleAtService).Select(p => Supported(s, p)));
        foreach (var lot in people.Chunk(PeopleInCommand))
        {
            await manager.Organisation.RegisterPeopleAsync(new() { Header = Client.Key($"people-{lot[0].PersonId}"), People = { lot } }, options);
        }

        await manager.Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key("declare"),
            IncidentId = Incident,
            Kind = "live",
            Title = "Supplier down",
            Systems = { "care_planning", "emar" },
            Services = { Enumerable.Range(0, services).Select(Service) },
            DeclaredAt = Client.At(outSince),
        }, options);
        await manager.Incidents.BeginContingencyAsync(new() { Header = Client.Key("contingency"), IncidentId = Incident, ContingencyFrom = Client.At(outSince) }, options);
    }

    public OpenRecoveryRunRequest Open(int service) => new()
    {
        Header = Client.Key($"open-{Service(service)}"),
        IncidentId = Incident,
        ServiceId = Service(service),
        FrozenAt = Client.At(outSince),
        PrintedSummaryVersion = "3",
        Census = { Enumerable.Range(0, PeopleAtService).Select(p => new RunCensusEntry { PersonId = Person(service, p), ExpectedItems = Items(p) }) },
    };

    public FreezeExpectedRequest Freeze(int service, int person) => new()
    {
        Header = Client.Key($"freeze-{Person(service, person)}"),
        IncidentId = Incident,
        PersonId = Person(service, person),
        ServiceId = Service(service),
        Items = { Enumerable.Range(0, Items(person)).Select(i => Expected(service, person, i)) },
    };

    /// <summary>A caller who waits as long as it takes.</summary>
    public static CallOptions Patient(Client client) => new(client.Headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(30));

    private static PersonSupported Supported(int s, int p) => new()
    {
        PersonId = Person(s, p), ServiceId = Service(s), Name = $"Person {p}", Dob = "1941-05-06", SummaryVersion = "3", PrintedSummaryVersion = "3",
    };

    private ExpectedItem Expected(int s, int p, int i) => i < 4
        ? new()
        {
            ItemId = $"dose:{Person(s, p)}:{i}",
            Dose = new ExpectedDose { MedicineId = $"MED{i}", Medicine = $"Medicine {i} 10 mg", Form = "tablet", Route = "oral", Dose = "1 tablet", DueAt = Client.At(outSince.AddHours(1 + (2 * i))), WindowMinutes = 60 },
        }
        : new()
        {
            ItemId = $"note:{Person(s, p)}:{i}",
            Record = new ExpectedRecord { Category = i % 2 == 0 ? "personal_care" : "hydration", DueFrom = Client.At(outSince.AddHours(2 * (i - 4))), DueTo = Client.At(outSince.AddHours(2 * (i - 3))) },
        };
}
