using Google.Protobuf;
using Reinstate.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>Which commands cover a whole scope, so that the shell folds the scope first and appends under its condition.</summary>
public static class NeedsJudgement
{
    /// <summary>The incident (and service, or empty for the whole incident) that the command decides about; null for a command about its own aggregate only.</summary>
    public static EventScope? Scope(IMessage command) => command switch
    {
        SignOffServiceRequest c => new EventScope(c.IncidentId, c.ServiceId),
        CompleteStepRequest c => new EventScope(c.IncidentId, c.ServiceId),
        DecideRunFindingRequest c => new EventScope(c.IncidentId, c.ServiceId),
        BeginAssuranceRequest c => new EventScope(c.IncidentId, ""),
        DrawAuditSampleRequest c => new EventScope(c.IncidentId, ""),
        CloseIncidentRequest c => new EventScope(c.IncidentId, ""),
        _ => null,
    };
}
