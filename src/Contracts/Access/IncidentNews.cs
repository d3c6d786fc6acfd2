using System.Collections.Frozen;
using Reinstate.Events.V1;

namespace Reinstate.Contracts.Access;

/// <summary>
/// Events of an incident as a whole that concern every service of it: the turns of its life, notes for all, and what is told and done in an exercise. What else is recorded of the incident as a
/// whole (the audit's items, the review, actions, notifications) is governance, for those who reach all of it.
/// </summary>
public static class IncidentNews
{
    private static readonly FrozenSet<string> Names = ((string[])
    [
        OutageSuspected.Descriptor.Name, IncidentDeclared.Descriptor.Name, ContingencyBegun.Descriptor.Name, SystemRestored.Descriptor.Name, LossWindowFound.Descriptor.Name,
        ReconciliationBegun.Descriptor.Name, TimelineNoted.Descriptor.Name, AssuranceBegun.Descriptor.Name, IncidentClosed.Descriptor.Name, IncidentReopened.Descriptor.Name,
        LearningCompleted.Descriptor.Name, InjectGiven.Descriptor.Name, InjectAnswered.Descriptor.Name, ExerciseConcluded.Descriptor.Name,
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="event">Name of the event, without its package.</param>
    public static bool IsForEveryService(string @event) => Names.Contains(@event);
}
