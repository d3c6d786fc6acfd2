using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Facts.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;
using NotificationClock = Reinstate.V1.NotificationClock;

namespace Reinstate.Evidence.Packs;

/// <summary>What the sections of a pack read: the incident, its runs and its timeline, all as of one position and one moment.</summary>
internal sealed class PackFacts
{
    private readonly TimeZoneInfo zone;

    public PackFacts(TenantView view, IncidentState incident)
        : this(view, incident, (incident.Declaration?.Services ?? []).Order(StringComparer.Ordinal))
    {
    }

    /// <summary>With the runs of these services only.</summary>
    public PackFacts(TenantView view, IncidentState incident, IEnumerable<string> services)
    {
        View = view;
        Incident = incident;
        Timeline = view.TimelineOf(incident.Id);
        zone = TimeZoneInfo.FindSystemTimeZoneById(incident.Declaration?.TimeZone is { Length: > 0 } named ? named : "Europe/London");
        AsOf = Local(Timeline.Count == 0 ? DateTimeOffset.UnixEpoch : Timeline.Max(record => record.Recorded.RecordedAt));
        Runs = [.. services.Select(service => RunView.Of(view, incident, service, AsOf))];
    }

    public TenantView View { get; }

    public IncidentState Incident { get; }

    public OrganisationState Organisation => View.Organisation;

    public Policy Policy => Organisation.Policy();

    public IReadOnlyList<TimelineRecord> Timeline { get; }

    /// <summary>When the last event of the incident was recorded; what is overdue is overdue then.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>By service.</summary>
    public ImmutableArray<RunView> Runs { get; }

    /// <summary>What the review looks at, of this incident alone: a pack does not rest on earlier ones.</summary>
    public GetReviewReply Review => field ??= ReviewQueries.OfIncident(View, Incident, Runs, AsOf);

    /// <summary>How this exercise was played and scored; of what was no exercise, nothing.</summary>
    public GetExerciseReply Exercise => field ??= ExerciseQueries.Whole(View, Incident, AsOf);

    /// <summary>Exercises of this incident's services that were concluded before it was noticed, oldest first: what had been practised.</summary>
    public IEnumerable<IncidentState> Practised => View.Incidents.Values
        .Where(other => other.IsExercise && other.Exercise?.Concluded is { } end && end.At < (Incident.DetectedAt ?? AsOf) && other.Services.Intersect(Incident.Services, StringComparer.Ordinal).Any())
        .OrderBy(other => other.Exercise!.Concluded!.At);

    /// <summary>Of each body, as soon as the incident is declared.</summary>
    public IReadOnlyList<NotificationClock> Clocks => field ??= NotificationQueries.Get(View, Incident, AsOf).Clocks;

    /// <summary>Every event of a type on the incident's timeline, also those that a later one replaced.</summary>
    public IEnumerable<(T What, RecordedEvent Recorded)> All<T>()
        where T : IMessage => Timeline.Where(record => record.Recorded.Event is T).Select(record => ((T)record.Recorded.Event, record.Recorded));

    /// <summary>In the local time of the incident; null for what is not stated.</summary>
    public DateTimeOffset? Local(Moment? at) => at is null ? null : Local(at.Read());

    /// <summary>In the local time of the incident.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>A member of staff as stated, with the name that the register gives.</summary>
    public Named? Staff(string stated, string serviceId = "") => stated.Length == 0 ? null
        : new Named(NamedKind.Staff, stated, Organisation.StaffRegister().Resolve(stated, serviceId)?.Name ?? "");

    public Named? Person(string id) => id.Length == 0 ? null : new Named(NamedKind.Person, id, Organisation.People.GetValueOrDefault(id)?.Name ?? "");

    public Named? Service(string id) => id.Length == 0 ? null : new Named(NamedKind.Service, id, Organisation.Services.GetValueOrDefault(id)?.Name ?? "");
}
