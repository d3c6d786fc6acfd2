using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>
/// The events of an exercise, by what they can show. Everything is dated by when the node recorded it: what was done and is not on record cannot be shown.
/// Cost: one pass over the events of the incident.
/// </summary>
internal sealed class ExerciseRecord
{
    private readonly Dictionary<(Type Event, string Service), List<RecordedEvent>> byKind = [];
    private readonly Dictionary<(string Service, string Person), RecordedEvent> frozen = [];
    private readonly Dictionary<string, string> homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> lastMaterial = new(StringComparer.Ordinal);

    /// <param name="events">Of the incident, oldest first.</param>
    /// <param name="before">The position at which the record ends; what comes there or later shows nothing.</param>
    public ExerciseRecord(IEnumerable<TimelineRecord> events, long before)
    {
        foreach (var (stream, recorded) in events.TakeWhile(one => one.Recorded.Position < before))
            Add(stream, recorded);
    }

    /// <summary>The run of a service, or null while none was opened.</summary>
    public RecoveryRunOpened? Run(string service) => Opened(service)?.Event as RecoveryRunOpened;

    public RecordedEvent? Opened(string service) => All<RecoveryRunOpened>(service).FirstOrDefault();

    /// <summary>Events of a kind about a service, or with an empty service those of the incident as a whole; oldest first.</summary>
    public IReadOnlyList<RecordedEvent> All<T>(string service) => byKind.GetValueOrDefault((typeof(T), service)) ?? [];

    /// <summary>Events of a kind, whatever they are about.</summary>
    public IEnumerable<RecordedEvent> Anywhere<T>() => byKind.Where(one => one.Key.Event == typeof(T)).SelectMany(one => one.Value).OrderBy(recorded => recorded.Position);

    /// <summary>The first completion of a step of a service's run, or null.</summary>
    public RecordedEvent? Step(string service, int step) => All<StepCompleted>(service).FirstOrDefault(recorded => ((StepCompleted)recorded.Event).Step == step);

    /// <summary>The freeze of somebody's expected set at a service, or null.</summary>
    public RecordedEvent? Freeze(string service, string person) => frozen.GetValueOrDefault((service, person));

    /// <summary>The sign-off of a service that stands: nothing that it covers was recorded later. Else null.</summary>
    public RecordedEvent? SignOff(string service) =>
        All<ServiceSignedOff>(service) is { Count: > 0 } signed && signed[^1].Position > lastMaterial.GetValueOrDefault(service) ? signed[^1] : null;

    private void Add(string stream, RecordedEvent recorded)
    {
        var service = recorded.Scope.Service;
        var person = stream.StartsWith("person/", StringComparison.Ordinal) ? stream["person/".Length..] : "";
        switch (recorded.Event)
        {
            case ExpectedItemsFrozen:
                homes[person] = service;
                frozen.TryAdd((service, person), recorded);
                break;
            case IncidentDeclared or ContingencyBegun or TimelineNoted or ContactRecorded or OnCallDecisionRecorded or NotificationDecided
                or RecoveryRunOpened or SheetsIssued or StepCompleted or ServiceSignedOff:
                if (!byKind.TryGetValue((recorded.Event.GetType(), service), out var list))
                    byKind[(recorded.Event.GetType(), service)] = list = [];
                list.Add(recorded);
                break;
        }

        if (person.Length > 0)
            lastMaterial[homes.GetValueOrDefault(person) ?? service] = recorded.Position;
        else if (stream.StartsWith("service/", StringComparison.Ordinal) ? ServiceAggregate.IsMaterial(recorded.Event) : recorded.Event is ContactRecorded or RotaChangeRecorded or OnCallDecisionRecorded)
            lastMaterial[service] = recorded.Position;
    }
}
