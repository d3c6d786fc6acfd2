namespace Reinstate.Grains.Incidents;

/// <summary>The words of DOMAIN.md section 4 for the phases of an incident.</summary>
public static class Phases
{
    public static string Name(IncidentPhase phase) => phase switch
    {
        IncidentPhase.None => "unknown",
        IncidentPhase.Suspected => "suspected",
        IncidentPhase.Declared => "declared",
        IncidentPhase.Contingency => "contingency",
        IncidentPhase.PartlyRestored => "partly_restored",
        IncidentPhase.Restored => "restored",
        IncidentPhase.Reconciling => "reconciling",
        IncidentPhase.Assurance => "assurance",
        IncidentPhase.Closed => "closed",
        IncidentPhase.LearningComplete => "learning_complete",
        IncidentPhase.Reopened => "reopened",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };
}
