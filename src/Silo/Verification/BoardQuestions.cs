using Google.Protobuf;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Verification;

/// <summary>Every question that a board can be asked about what it knows.</summary>
internal static class BoardQuestions
{
    public static IEnumerable<IMessage> All(TenantView view)
    {
        yield return new GetBoardRequest();
        yield return new GetOrganisationRequest();
        yield return new GetPolicyRequest();
        yield return new GetGovernanceTrackerRequest();
        yield return new GetReadinessRequest();
        foreach (var incident in view.Incidents.Keys.Order(StringComparer.Ordinal))
        {
            yield return new GetIncidentRequest { IncidentId = incident };
            yield return new GetTimelineRequest { IncidentId = incident };
            yield return new GetCompletenessRequest { IncidentId = incident, WithItems = true };
            yield return new GetFindingsRequest { IncidentId = incident };
            yield return new GetGovernanceRequest { IncidentId = incident };
            yield return new GetNotificationsRequest { IncidentId = incident };
            yield return new GetReviewRequest { IncidentId = incident };
            if (view.Incidents[incident].IsExercise)
                yield return new GetExerciseRequest { IncidentId = incident };
            yield return new GetPaceRequest { IncidentId = incident };
            foreach (var service in view.Services.Values.Where(s => s.Runs.ContainsKey(incident)).Select(s => s.Id).Order(StringComparer.Ordinal))
            {
                yield return new GetRecoveryRunRequest { IncidentId = incident, ServiceId = service };
                yield return new GetWorklistRequest { IncidentId = incident, ServiceId = service };
                yield return new GetCheckQueueRequest { IncidentId = incident, ServiceId = service };
                yield return new GetVisitsRequest { IncidentId = incident, ServiceId = service };
            }

            foreach (var person in view.People.Keys.Order(StringComparer.Ordinal))
            {
                yield return new GetPersonRecordRequest { IncidentId = incident, PersonId = person };
                yield return new GetChronologyRequest { IncidentId = incident, PersonId = person };
            }
        }
    }
}
