using System.Globalization;
using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Storage.Log;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>
/// A log as a supplier's outage leaves it, written straight into the store: one organisation with many services of 46 people, 340 items each,
/// frozen, restored, and entered and checked as far as the wanted number of events goes; and some small organisations.
/// </summary>
internal sealed class RestartLog(ILog log, int services)
{
    public const string Big = "big";
    public const string Incident = "outage";
    public const int PeopleAtService = 46;
    private const int Batch = 2000;
    private static readonly DateTimeOffset Out = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Back = Out.AddHours(8);

    private readonly List<AppendRequest> waiting = [];
    private readonly Dictionary<(string, string), long> versions = [];
    private long written;

    public static string Service(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number:D5}");

    public static string Person(int service, int number) => string.Create(CultureInfo.InvariantCulture, $"p{service:D5}-{number:D2}");

    /// <summary>Events written.</summary>
    public async Task<long> WriteAsync()
    {
        for (var small = 0; small < 3; small++)
            await OrganisationAsync($"small-{small}", 1);
        await OrganisationAsync(Big, services);
        await FlushAsync();
        return written;
    }

    private async Task OrganisationAsync(string tenant, int count)
    {
        await AddAsync(tenant, "organisation", "", "", new OrganisationRegistered { Name = tenant });
        for (var s = 0; s < count; s++)
        {
            await AddAsync(tenant, "organisation", "", "", new ServiceRegistered { Service = new ServiceLocation { ServiceId = Service(s), Name = Service(s), Type = "care_home" } });
            await AddAsync(tenant, "organisation", "", "", [.. Enumerable.Range(0, 6).Select(w => new StaffRegistered { Staff = new StaffMember { StaffId = Worker(s, w), Name = Worker(s, w), Initials = $"W{w}", Role = w == 0 ? "registered_manager" : "nurse", Services = { Service(s) }, Competencies = { new Competency { Name = "medicines" } } } })]);
            await AddAsync(tenant, "organisation", "", "", [.. Enumerable.Range(0, PeopleAtService).Select(p => new PersonRegistered { Person = Supported(s, p) })]);
        }

        await AddAsync(tenant, $"incident/{Incident}", Incident, "", new IncidentDeclared
        {
            Kind = "live", Title = "Supplier down", Systems = { "care_planning" }, Services = { Enumerable.Range(0, count).Select(Service) }, DeclaredAt = Client.At(Out), DetectedAt = Client.At(Out),
        });
        await AddAsync(tenant, $"incident/{Incident}", Incident, "", new ContingencyBegun { ContingencyFrom = Client.At(Out) });
        for (var s = 0; s < count; s++)
            await FreezeAsync(tenant, s);
        await AddAsync(tenant, $"incident/{Incident}", Incident, "", new SystemRestored { System = "care_planning", RestoredAt = Client.At(Back), WholeIncident = true },
            new LossWindowFound { System = "care_planning", From = Client.At(Out), To = Client.At(Back), Evidence = "Last entry" }, new ReconciliationBegun());
        for (var s = 0; s < count; s++)
            await AddAsync(tenant, $"service/{Service(s)}", Incident, Service(s), new RestorationNoted { IncidentId = Incident, RestoredAt = Client.At(Back) }, new StepCompleted { IncidentId = Incident, Step = 1, Owner = Worker(s, 1), Checker = Worker(s, 0) });
        for (var p = 0; p < PeopleAtService; p++)
        {
            for (var s = 0; s < count; s++)
                await EnterAsync(tenant, s, p);
        }
    }

    private async Task FreezeAsync(string tenant, int s)
    {
        await AddAsync(tenant, $"service/{Service(s)}", Incident, Service(s), new RecoveryRunOpened
        {
            IncidentId = Incident, ServiceType = "care_home", FrozenAt = Client.At(Out), Census = { Enumerable.Range(0, PeopleAtService).Select(p => new CensusEntry { PersonId = Person(s, p), ExpectedItems = Items(p) }) },
        });
        for (var p = 0; p < PeopleAtService; p++)
        {
            await AddAsync(tenant, $"person/{Person(s, p)}", Incident, Service(s), new ExpectedItemsFrozen
            {
                IncidentId = Incident, ServiceId = Service(s), Person = Supported(s, p), Items = { Enumerable.Range(0, Items(p)).Select(i => Expected(s, p, i)) },
            });
        }
    }

    /// <summary>One event for each entry and each check; one in three was also made in the restored system.</summary>
    private async Task EnterAsync(string tenant, int s, int p)
    {
        for (var i = 0; i < Items(p); i++)
        {
            var entry = Entry(s, p, i);
            await AddAsync(tenant, $"person/{Person(s, p)}", Incident, Service(s), new EntriesRecorded { IncidentId = Incident, ServiceId = Service(s), Entries = { entry } },
                new EntryChecked { IncidentId = Incident, ServiceId = Service(s), EntryId = entry.EntryId, Checker = Worker(s, 0), CheckedAt = Client.At(Back.AddHours(2)) });
            if (i % 3 > 0)
                continue;
            var copy = entry.Clone();
            (copy.EntryId, copy.Source, copy.TranscribedBy, copy.EnteredAt) = ($"d{i}-{Person(s, p)}", Source.Digital, "", Client.At(Back.AddHours(3)));
            await AddAsync(tenant, $"person/{Person(s, p)}", Incident, Service(s), new EntriesRecorded { IncidentId = Incident, ServiceId = Service(s), Entries = { copy } });
        }
    }

    private static int Items(int person) => person % 5 < 2 ? 8 : 7;

    private static string Worker(int service, int number) => string.Create(CultureInfo.InvariantCulture, $"w{service:D5}-{number}");

    private static PersonSupported Supported(int s, int p) => new() { PersonId = Person(s, p), ServiceId = Service(s), Name = $"Person {p}", Dob = "1941-05-06", SummaryVersion = "3", PrintedSummaryVersion = "3" };

    private static ExpectedItem Expected(int s, int p, int i) => i < 4
        ? new() { ItemId = $"dose:{Person(s, p)}:{i}", Dose = new ExpectedDose { MedicineId = $"MED{i}", Medicine = $"Medicine {i} 10 mg", DueAt = Client.At(Out.AddHours(1 + i)), Dose = "1 tablet" } }
        : new() { ItemId = $"note:{Person(s, p)}:{i}", Record = new ExpectedRecord { Category = i % 2 == 0 ? "personal_care" : "hydration", DueFrom = Client.At(Out.AddHours(i - 4)), DueTo = Client.At(Out.AddHours(i - 3)) } };

    private static Entry Entry(int s, int p, int i)
    {
        var at = Out.AddHours(i < 4 ? 1 + i : i - 4).AddMinutes(p % 50);
        var entry = new Entry
        {
            EntryId = $"e{i}-{Person(s, p)}", Source = Source.Paper, Precision = Precision.Exact, OccurredAt = Client.At(at), WrittenAt = Client.At(at.AddMinutes(3)),
            EnteredAt = Client.At(Back.AddMinutes(20 + p + i)), Author = Worker(s, 1 + (i % 4)), TranscribedBy = Worker(s, 5), SheetSerial = $"SH-{s}-{p}",
        };
        if (i < 4)
            entry.Dose = new DoseGiven { MedicineId = $"MED{i}", Code = "given", DueAt = Client.At(Out.AddHours(1 + i)), DoseGiven_ = 1 };
        else
            entry.Record = new RecordMade { Category = i % 2 == 0 ? "personal_care" : "hydration", Text = $"Helped in the morning, drank {(s + (p * 7)) % 200} ml, settled." };
        return entry;
    }

    private async Task AddAsync(string tenant, string stream, string incident, string service, params IMessage[] events)
    {
        var version = versions.GetValueOrDefault((tenant, stream));
        versions[(tenant, stream)] = version + events.Length;
        waiting.Add(new AppendRequest(
            tenant, stream, version, string.Create(CultureInfo.InvariantCulture, $"k{written}"), new byte[32], default, Back, "import", "data_import",
            [.. events.Select(e => new NewEvent(e.Descriptor.FullName, e.ToByteArray(), incident, service))]));
        written += events.Length;
        if (waiting.Count >= Batch)
            await FlushAsync();
    }

    private async Task FlushAsync()
    {
        if (waiting.Count > 0 && (await log.AppendAsync(waiting, CancellationToken.None)).FirstOrDefault(outcome => outcome is not AppendOutcome.Appended) is { } refused)
            throw new InvalidOperationException($"The log answered {refused.GetType().Name}.");
        waiting.Clear();
    }
}
