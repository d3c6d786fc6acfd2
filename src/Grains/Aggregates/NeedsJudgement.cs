using Google.Protobuf;
using Reinstate.Contracts.Ids;
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
        ReviewOverrideRequest c => new EventScope(c.IncidentId, c.ServiceId),
        BeginAssuranceRequest c => new EventScope(c.IncidentId, ""),
        DrawAuditSampleRequest c => new EventScope(c.IncidentId, ""),
        CloseIncidentRequest c => new EventScope(c.IncidentId, ""),
        ConcludeExerciseRequest c => new EventScope(c.IncidentId, ""),
        _ => null,
    };

    /// <summary>Whether the command ends a person's records, so that the shell looks what keeps them, and appends only if that has not changed.</summary>
    public static bool Settled(IMessage command) => command is ErasePersonRequest;

    /// <summary>The person whose records the command keeps, so that the shell looks whether they are being erased, and appends only if that has not changed; null for every other command.</summary>
    public static string? Holds(IMessage command) => command is PlaceLegalHoldRequest { PersonId: var person } && Identifiers.IsId(person) ? person : null;

    /// <summary>The finding that a command says was corrected, so that the shell looks in the log for what it was; null for every other command.</summary>
    /// <param name="owner">Kind of the aggregate that decides.</param>
    /// <param name="id">Its id.</param>
    /// <param name="command">The command.</param>
    public static PastFinding? Past(string owner, string id, IMessage command) => command switch
    {
        DecideFindingRequest { Decision: FindingResolution.Corrected } c => new PastFinding(c.IncidentId, owner, id, c.FindingId),
        DecideRunFindingRequest { Decision: FindingResolution.Corrected } c => new PastFinding(c.IncidentId, owner, id, c.FindingId),
        _ => null,
    };
}

/// <summary>A finding of an incident that a person's record or a service's run had at some time.</summary>
public sealed record PastFinding(string IncidentId, string Owner, string OwnerId, string FindingId);
