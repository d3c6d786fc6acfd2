using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Reads;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// A fold of a tenant's log, or of all that touches one scope of it, by the same functions that the aggregates fold with: what boards
/// show and sign-offs judge cannot differ from what decisions saw. Disposable: folding the log again gives the same answers.
/// Not safe for concurrent use. What is evaluated is kept in ledgers, which follow what an event changes when somebody asks.
/// </summary>
/// <param name="tenant">Whose log.</param>
/// <param name="keepsTimelines">Whether every event stays in memory; else whoever asks for a timeline brings it (see <see cref="RecallTimeline"/>).</param>
public sealed partial class TenantView(string tenant, bool keepsTimelines = true)
{
    private static readonly OrganisationAggregate OrganisationFold = new();
    private static readonly IncidentAggregate IncidentFold = new();
    private static readonly ServiceAggregate ServiceFold = new();
    private static readonly PersonAggregate PersonFold = new();
    private static readonly ReadsAggregate ReadsFold = new();
    private static readonly PlanAggregate PlanFold = new();

    private readonly SortedDictionary<string, IncidentState> incidents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceState> services = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PersonState> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TimelineRecord>> timelines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IncidentBoard> boards = new(StringComparer.Ordinal);

    public string Tenant => tenant;

    /// <summary>Where services are judged side by side.</summary>
    public ParallelOptions SideBySide { get; init; } = new();

    /// <summary>The last position that was folded.</summary>
    public long Position { get; private set; }

    public OrganisationState Organisation { get; private set; } = OrganisationState.None;

    public IReadOnlyDictionary<string, IncidentState> Incidents => incidents;

    public IReadOnlyDictionary<string, ServiceState> Services => services;

    public IReadOnlyDictionary<string, PersonState> People => people;

    /// <summary>Version of each stream, as folded.</summary>
    public Dictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>Folds the next event of the scope. Throws on one that this program does not know.</summary>
    public void Apply(string stream, RecordedEvent recorded)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        var (kind, id) = slash < 0 ? (stream, "") : (stream[..slash], stream[(slash + 1)..]);
        switch (kind)
        {
            case "organisation":
                Organisation = OrganisationFold.Apply(Organisation, recorded);
                break;
            case "incident":
                incidents[id] = IncidentFold.Apply(incidents.GetValueOrDefault(id) ?? IncidentFold.Initial(id), recorded);
                break;
            case "service":
                services[id] = ServiceFold.Apply(services.GetValueOrDefault(id) ?? ServiceFold.Initial(id), recorded);
                break;
            case "person" when recorded.Event is Events.V1.ErasureDecided:
                // What was folded stays until the directory says that nothing is left; then a view that holds it begins anew.
                break;
            case "person":
                ApplyPerson(id, recorded);
                break;
            case ReadsAggregate.Name:
                // That somebody looked changes nothing of what boards show, and is not remembered here: there is a stream for each person. But it must be one that this program knows.
                ReadsFold.Apply(ReadsState.None, recorded);
                Position = Math.Max(Position, recorded.Position);
                return;
            case PlanAggregate.Name:
                // Nor does what is planned: a freeze makes an expected set of it, and says so itself.
                PlanFold.Apply(PlanFold.Initial(id), recorded);
                Position = Math.Max(Position, recorded.Position);
                return;
            default:
                throw new UnknownEventException("a tenant", stream);
        }

        if (recorded.Scope.Incident.Length > 0)
        {
            if (keepsTimelines)
                Timeline(recorded.Scope.Incident).Add(new TimelineRecord(stream, recorded));
            Touch(BoardOf(recorded.Scope.Incident), kind, recorded);
        }

        Versions[stream] = recorded.Version;
        Position = Math.Max(Position, recorded.Position);
    }

    /// <summary>Takes the next event without folding it: one of somebody who was erased, of which nothing is left.</summary>
    public void Omit(string stream, long version, long position)
    {
        if (!PlanAggregate.IsOf(stream))
            Versions[stream] = version;
        Position = Math.Max(Position, position);
    }

    /// <summary>Whether the view has folded anything of the person's records.</summary>
    public bool Holds(string person) => people.GetValueOrDefault(person)?.Records.IsEmpty == false || boards.Values.Any(board => board.FrozenAt(person) is not null);

    /// <summary>Every event of an incident in the order in which it was recorded. Only where timelines are kept, or after one was recalled.</summary>
    public IReadOnlyList<TimelineRecord> TimelineOf(string incident) => timelines.GetValueOrDefault(incident)
        ?? (keepsTimelines ? [] : throw new InvalidOperationException($"The timeline of {incident} is not at hand: recall it first."));

    /// <summary>The person's record in an incident, or null; for runs whose people are at hand.</summary>
    public PersonRecord? Record(string incident, string person) => people.GetValueOrDefault(person)?.Records.GetValueOrDefault(incident);

    /// <summary>The run of a service in an incident, or null.</summary>
    public RecoveryRun? Run(string incident, string service) => services.GetValueOrDefault(service)?.Runs.GetValueOrDefault(incident);

    /// <summary>Whether the person's expected set was frozen in an incident, at hand or not.</summary>
    public bool IsFrozen(string incident, string person) => FrozenAt(incident, person) is not null;

    /// <summary>The service at which the person's expected set was frozen in an incident, or null.</summary>
    public string? FrozenAt(string incident, string person) => boards.GetValueOrDefault(incident)?.FrozenAt(person);

    /// <summary>Everybody whose expected set was frozen in an incident, at hand or not.</summary>
    public IEnumerable<string> FrozenIn(string incident) => boards.GetValueOrDefault(incident)?.Frozen ?? [];

    /// <summary>Items and findings of an incident as of a moment: see <see cref="JudgedAsOf"/> for what the moment changes.</summary>
    internal IncidentBoard Board(IncidentState incident, DateTimeOffset now)
    {
        var board = BoardOf(incident.Id);
        return board.Settle(this, incident, now) is { Count: 0 } ? board
            : throw new InvalidOperationException($"Runs of {incident.Id} are set aside and changed since: recall them first.");
    }

    private static void Touch(IncidentBoard board, string kind, RecordedEvent recorded)
    {
        if (kind == "person" || recorded.Event is Events.V1.TimelineNoted)
            return;
        if (recorded.Event is Events.V1.ContactRecorded told)
            board.Tell(told.Contact);
        else if (recorded.Scope.Service.Length > 0)
            board.TouchService(recorded.Scope.Service);
    }

    private void ApplyPerson(string id, RecordedEvent recorded)
    {
        if (Passes($"person/{id}", recorded.Scope, out var run))
        {
            Miss(id, run, recorded.Scope, recorded.Position, recorded.Event is Events.V1.ExpectedItemsFrozen);
            return;
        }

        people[id] = PersonFold.Apply(people.GetValueOrDefault(id) ?? PersonFold.Initial(id), recorded);
        if (Record(recorded.Scope.Incident, id) is { } record)
            Held(id, record, recorded);
    }

    private IncidentBoard BoardOf(string incident)
    {
        if (!boards.TryGetValue(incident, out var board))
            boards[incident] = board = new();
        return board;
    }

    private List<TimelineRecord> Timeline(string incident)
    {
        if (!timelines.TryGetValue(incident, out var timeline))
            timelines[incident] = timeline = [];
        return timeline;
    }
}

/// <summary>An event on an incident's timeline.</summary>
public sealed record TimelineRecord(string Stream, RecordedEvent Recorded);
