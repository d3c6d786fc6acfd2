using Reinstate.Evidence.Packs.Document;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What failed, when, and on which plan the organisation acted.</summary>
internal static class IncidentSections
{
    public static IEnumerable<Section> Of(PackFacts facts)
    {
        var incident = facts.Incident;
        var declared = incident.Declaration;
        return
        [
            Section.One("incident", "Incident summary", "What failed, when, and the plan that was invoked.", incident,
                new("incident_id", "Id of the incident.", i => i.Id),
                new("title", "In the words of who declared it.", i => declared?.Title ?? i.Suspicion?.Title),
                new("kind", "live, exercise, or backfilled (recorded afterwards).", _ => declared?.Kind),
                new("state", "Where the incident stands.", i => Phases.Name(i.Phase)),
                new("supplier", "Supplier of the failed systems, as stated.", _ => declared?.Supplier),
                new("systems", "Systems that failed.", _ => Cell.List(declared?.Systems)),
                new("services", "Ids of the affected services.", _ => Cell.List(declared?.Services)),
                new("detected_at", "When it was noticed.", i => At(declared?.DetectedAt ?? i.Suspicion?.DetectedAt)),
                new("declared_at", "When it was declared.", _ => At(declared?.DeclaredAt)),
                new("contingency_from", "When care went on on paper.", i => At(i.ContingencyFrom)),
                new("restored_at", "When the last system answered again everywhere; null while one is out.", i => At(i.RestoredAt)),
                new("plan_version", "Version of the continuity plan that was invoked.", _ => declared?.PlanVersion),
                new("plan_last_tested", "ISO date of the plan's last test.", _ => declared?.PlanLastTested),
                new("time_zone", "IANA name of the local time.", _ => declared?.TimeZone),
                new("policy_version", "Version of the organisation's limits that held; 0 for the defaults.", _ => facts.Organisation.PolicyVersion)),
            Section.Of("restorations", "Restored systems", "Each system at each service, when it answered again.", incident.Restorations,
                new("system", "The system.", r => r.System),
                new("service", "Service id; null for every service of the incident.", r => facts.Service(r.ServiceId)),
                new("restored_at", "When it answered again.", r => At(r.RestoredAt)),
                new("whole_incident", "Whether nothing was left unrestored with it.", r => r.WholeIncident)),
            Section.Of("loss_windows", "Loss windows", "From the last trustworthy entry or backup to verified restoration.", incident.LossWindows,
                new("system", "The system.", w => w.System),
                new("service", "Service id; null for every service of the incident.", w => facts.Service(w.ServiceId)),
                new("from", "Beginning of the window.", w => At(w.From)),
                new("to", "End of the window.", w => At(w.To)),
                new("evidence", "How it was found.", w => w.Evidence)),
        ];
    }

    internal static DateTimeOffset? At(Moment? moment) => moment?.Read();
}
