using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// A fold of a tenant's log, or of all that touches one scope of it, by the same functions that the aggregates fold with: what boards
/// show and sign-offs judge cannot differ from what decisions saw. Disposable: folding the log again gives the same answers.
/// Not safe for concurrent use. Evaluations of people and runs are kept until something that they rest on changes.
/// </summary>
public sealed class TenantView(string tenant)
{
    private static readonly OrganisationAggregate OrganisationFold = new();
    private static readonly IncidentAggregate IncidentFold = new();
    private static readonly ServiceAggregate ServiceFold = new();
    private static readonly PersonAggregate PersonFold = new();

    private readonly SortedDictionary<string, IncidentState> incidents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceState> services = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PersonState> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TimelineRecord>> timelines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Incident, string Service), SortedDictionary<string, PersonRecord>> records = [];
    private readonly Dictionary<(string Incident, string Person), Evaluated> evaluations = [];
    private readonly Dictionary<EventScope, long> touched = [];
    private readonly Dictionary<EventScope, ((long, long, long) Touched, RunCore Core)> cores = [];

    public string Tenant => tenant;

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
            case "person":
                people[id] = PersonFold.Apply(people.GetValueOrDefault(id) ?? PersonFold.Initial(id), recorded);
                Index(id, recorded.Scope.Incident);
                break;
            default:
                throw new UnknownEventException("a tenant", stream);
        }

        if (recorded.Scope.Incident.Length > 0)
            Timeline(recorded.Scope.Incident).Add(new TimelineRecord(stream, recorded));
        Versions[stream] = recorded.Version;

        // A contact can name a person of another service: what happens to the incident touches all its runs.
        touched[kind == "incident" ? recorded.Scope with { Service = "" } : recorded.Scope] = recorded.Position;
        Position = Math.Max(Position, recorded.Position);
    }

    /// <summary>Every event of an incident in the order in which it was recorded.</summary>
    public IReadOnlyList<TimelineRecord> TimelineOf(string incident) => timelines.GetValueOrDefault(incident) ?? [];

    /// <summary>Everybody with a record at a service in an incident, by person id.</summary>
    public IEnumerable<PersonRecord> Records(string incident, string service) => records.TryGetValue((incident, service), out var found) ? found.Values : [];

    /// <summary>The person's record in an incident, or null.</summary>
    public PersonRecord? Record(string incident, string person) => people.GetValueOrDefault(person)?.Records.GetValueOrDefault(incident);

    /// <summary>The run of a service in an incident, or null.</summary>
    public RecoveryRun? Run(string incident, string service) => services.GetValueOrDefault(service)?.Runs.GetValueOrDefault(incident);

    /// <summary>
    /// Items and findings of a person, as of the restoration of the service's systems: from then on, what was due and has no entry is a
    /// finding. Overdue is not judged here, because it changes without an event.
    /// </summary>
    public PersonResult Evaluate(IncidentState incident, PersonRecord record)
    {
        var key = (incident.Id, record.Person.PersonId);
        if (evaluations.TryGetValue(key, out var known) && known.RestsOn(record, Organisation, incident))
            return known.Result;
        var result = PersonEvaluation.Evaluate(record, Organisation, incident, incident.RestoredFor(record.ServiceId) ?? DateTimeOffset.MinValue);
        evaluations[key] = new Evaluated(record, Organisation, incident, result);
        return result;
    }

    /// <summary>The run's evaluation, made anew when the directory, the incident or the service was touched since.</summary>
    internal RunCore Core(IncidentState incident, string service, RecoveryRun? run)
    {
        var scope = new EventScope(incident.Id, service);
        var now = (touched.GetValueOrDefault(new EventScope("", "")), touched.GetValueOrDefault(scope with { Service = "" }), touched.GetValueOrDefault(scope));
        if (!cores.TryGetValue(scope, out var known) || known.Touched != now)
            cores[scope] = known = (now, RunCore.Of(this, incident, service, run));
        return known.Core;
    }

    private void Index(string person, string incident)
    {
        if (people[person].Records.GetValueOrDefault(incident) is not { } record)
            return;
        if (!records.TryGetValue((incident, record.ServiceId), out var at))
            records[(incident, record.ServiceId)] = at = new(StringComparer.Ordinal);
        at[person] = record;
    }

    private List<TimelineRecord> Timeline(string incident)
    {
        if (!timelines.TryGetValue(incident, out var timeline))
            timelines[incident] = timeline = [];
        return timeline;
    }

    private sealed record Evaluated(PersonRecord Record, OrganisationState Organisation, IncidentState Incident, PersonResult Result)
    {
        /// <summary>States are immutable, so the same references mean the same facts.</summary>
        public bool RestsOn(PersonRecord record, OrganisationState organisation, IncidentState incident) =>
            ReferenceEquals(Record, record)
            && ReferenceEquals(Organisation.Staff, organisation.Staff) && ReferenceEquals(Organisation.Shifts, organisation.Shifts)
            && ReferenceEquals(Organisation.Codes, organisation.Codes) && ReferenceEquals(Organisation.PolicyJson, organisation.PolicyJson)
            && ReferenceEquals(Incident.Declaration, incident.Declaration) && ReferenceEquals(Incident.ContingencyFrom, incident.ContingencyFrom)
            && ReferenceEquals(Incident.Restorations, incident.Restorations) && ReferenceEquals(Incident.Contacts, incident.Contacts);
    }
}

/// <summary>An event on an incident's timeline.</summary>
public sealed record TimelineRecord(string Stream, RecordedEvent Recorded);
