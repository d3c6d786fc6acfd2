using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.V1;

namespace Reinstate.Grains.Reads;

/// <summary>Which answers show what is written in people's records, and whose. Every question of the API stands here, on the one side or the other.</summary>
public static class Disclosures
{
    /// <summary>
    /// Questions whose answers show no record: directories and policy, how long records are kept and what keeps them; figures; counts, and what stands in the way by its name; the turns of an incident and what was decided about it; and who read. Watches show the same:
    /// what kind of event, of whom, by whom, and counts.
    /// </summary>
    public static FrozenSet<string> OfNobody { get; } = Names(
        GetOrganisationRequest.Descriptor, GetPolicyRequest.Descriptor, GetRetentionRequest.Descriptor, GetLegalHoldsRequest.Descriptor, GetExtractRequest.Descriptor, GetBoardRequest.Descriptor,
        GetIncidentRequest.Descriptor, GetTimelineRequest.Descriptor, GetGovernanceRequest.Descriptor, GetSupplierSignalsRequest.Descriptor,
        GetNotificationsRequest.Descriptor, DraftNotificationRequest.Descriptor, GetReviewRequest.Descriptor, GetGovernanceTrackerRequest.Descriptor, GetExerciseRequest.Descriptor, GetReadinessRequest.Descriptor,
        GetRecoveryRunRequest.Descriptor, GetPaceRequest.Descriptor, WatchRequest.Descriptor, ListRecordReadsRequest.Descriptor);

    /// <summary>Questions whose answers do, or do when they are asked for items.</summary>
    public static FrozenSet<string> OfSomebody { get; } = Names(
        GetPersonRecordRequest.Descriptor, GetChronologyRequest.Descriptor, GetCompletenessRequest.Descriptor, GetFindingsRequest.Descriptor, GetWorklistRequest.Descriptor,
        GetCheckQueueRequest.Descriptor, GetVisitsRequest.Descriptor, GetEvidencePackRequest.Descriptor, GetPlanRequest.Descriptor, GetScanRequest.Descriptor, ListScansRequest.Descriptor, ExportSubjectAccessRequest.Descriptor);

    /// <summary>Whether an answer to the question shows somebody's record.</summary>
    public static bool Discloses(IMessage request) => request is GetCompletenessRequest completeness ? completeness.WithItems : !OfNobody.Contains(request.Descriptor.FullName);

    /// <summary>What an answer shows a reader, who was not refused it.</summary>
    public static RecordRead Of(TenantView view, IMessage request, Reader reader)
    {
        var read = new RecordRead
        {
            IncidentId = Field(request, "incident_id"),
            ServiceId = Field(request, "service_id"),
            PersonId = Field(request, "person_id"),
            Method = request.Descriptor.Name[..^"Request".Length],
        };
        if (!view.Incidents.TryGetValue(read.IncidentId, out var incident))
        {
            return read;
        }

        if (request is GetScanRequest scan && ScanQueries.PersonOf(view, scan) is { } shown)
            read.PersonId = shown;

        read.Redacted = reader.IsRedacted(incident);
        if (read.PersonId.Length > 0)
        {
            read.ServiceId = view.FrozenAt(incident.Id, read.PersonId) ?? read.ServiceId;
        }
        else if (read.ServiceId.Length == 0 && !reader.SeesWhole(incident))
        {
            read.Services.Add(reader.SeenOf(incident).Order(StringComparer.Ordinal));
        }

        return read;
    }

    private static string Field(IMessage request, string name) => request.Descriptor.FindFieldByName(name)?.Accessor.GetValue(request) as string ?? "";

    private static FrozenSet<string> Names(params IEnumerable<MessageDescriptor> requests) => requests.Select(request => request.FullName).ToFrozenSet(StringComparer.Ordinal);
}
