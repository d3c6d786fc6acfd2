using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Tracking;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>What an answer rests on.</summary>
/// <param name="Incidents">Those of which at least the sums are shown.</param>
/// <param name="Runs">Those whose people are shown.</param>
/// <param name="Timeline">The incident whose events are shown, or empty.</param>
public sealed record Coverage(ImmutableArray<string> Incidents, ImmutableArray<EventScope> Runs, string Timeline = "")
{
    public static readonly Coverage Nothing = new([], []);

    /// <summary>What the answer to a query of the API rests on. A query that is added must be added here; one that is not known rests on everything.</summary>
    public static Coverage Of(TenantView view, IMessage request) => Of(view, request, Reader.Whole);

    /// <summary>As above, for what a reader sees of it.</summary>
    public static Coverage Of(TenantView view, IMessage request, Reader reader) => reader.Refuse(view, request) is not null ? Nothing : request switch
    {
        GetOrganisationRequest or GetPolicyRequest or GetRetentionRequest or GetLegalHoldsRequest or GetScanRequest or ListScansRequest => Nothing,
        GetBoardRequest or GetExtractRequest => Sums(view),
        GetIncidentRequest r => new([r.IncidentId], []),
        GetGovernanceRequest r => new([r.IncidentId], []),
        GetNotificationsRequest or GetReadinessRequest => Nothing,
        GetExerciseRequest r => new([r.IncidentId], [], r.IncidentId),
        GetReviewRequest r => ReviewCoverage.Of(view, r.IncidentId),
        GetGovernanceTrackerRequest r => TrackerQueries.Coverage(view, r, reader),
        DraftNotificationRequest r => new([r.IncidentId], []),
        GetPaceRequest r => new([r.IncidentId], []),
        GetTimelineRequest r => new([], [], r.IncidentId),
        GetRecoveryRunRequest r => Run(r.IncidentId, r.ServiceId),
        GetWorklistRequest r => Run(r.IncidentId, r.ServiceId),
        GetCheckQueueRequest r => Run(r.IncidentId, r.ServiceId),
        GetVisitsRequest r => Run(r.IncidentId, r.ServiceId),
        GetPersonRecordRequest r => Person(view, r.IncidentId, r.PersonId),
        GetChronologyRequest r => Person(view, r.IncidentId, r.PersonId),
        GetCompletenessRequest { ServiceId.Length: > 0 } r => Run(r.IncidentId, r.ServiceId),
        GetCompletenessRequest { PersonId.Length: > 0 } r => Person(view, r.IncidentId, r.PersonId),
        GetCompletenessRequest r => Whole(view, r.IncidentId, reader),
        GetFindingsRequest { ServiceId.Length: > 0 } r => Run(r.IncidentId, r.ServiceId),
        GetFindingsRequest r => Whole(view, r.IncidentId, reader),
        GetEvidencePackRequest r => Whole(view, r.IncidentId) with { Timeline = r.IncidentId },
        _ => new([.. view.Incidents.Keys], [.. view.Incidents.Keys.SelectMany(incident => Whole(view, incident).Runs)]),
    };

    /// <summary>The sums of every incident.</summary>
    public static Coverage Sums(TenantView view) => new([.. view.Incidents.Keys], []);

    /// <summary>An incident with everybody in it.</summary>
    public static Coverage Whole(TenantView view, string incident) => Whole(view, incident, Reader.Whole);

    private static Coverage Whole(TenantView view, string incident, Reader reader) => new([incident], [.. view.Incidents.GetValueOrDefault(incident) is { Declaration: not null } declared
        ? reader.SeenOf(declared).Select(service => new EventScope(incident, service)) : []]);

    public static Coverage Run(string incident, string service) => new([incident], [new(incident, service)]);

    private static Coverage Person(TenantView view, string incident, string person) =>
        view.FrozenAt(incident, person) is { } service ? Run(incident, service) : new([incident], []);
}
