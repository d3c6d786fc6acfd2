using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Who was told and asked, what on-call decided, how the rota changed.</summary>
internal static class CommunicationSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("contacts", "Contacts", "Communication with families, GPs, pharmacists and others, linked to the person.", facts.Incident.Contacts.Values,
            new("contact_id", "Id of the contact.", c => c.Contact.ContactId),
            new("service", "Service id.", c => facts.Service(c.ServiceId)),
            new("person", "Person id.", c => facts.Person(c.Contact.PersonId)),
            new("occurred_at", "When it happened.", c => IncidentSections.At(c.Contact.OccurredAt)),
            new("party", "family, gp, pharmacist, 111, commissioner, safeguarding or other.", c => c.Contact.Party),
            new("summary", "What was said.", c => c.Contact.Summary),
            new("recorded_in", "paper or digital.", c => c.Contact.RecordedIn)),
        Section.Of("on_call_decisions", "On-call decisions", "What was decided out of hours, by whom and when.", facts.Incident.OnCall.Values,
            new("decision_id", "Id of the decision.", d => d.DecisionId),
            new("service", "Service id.", d => facts.Service(d.ServiceId)),
            new("decided_at", "When.", d => IncidentSections.At(d.DecidedAt)),
            new("decided_by", "By whom.", d => facts.Staff(d.DecidedBy, d.ServiceId)),
            new("decision", "What and why.", d => d.Decision),
            new("person", "Person id, where one is concerned.", d => facts.Person(d.PersonId)),
            new("visit", "Visit id, where one is concerned.", d => d.VisitId)),
        Section.Of("rota_changes", "Rota changes", "Which visits were reassigned, by whom and why.", facts.Incident.RotaChanges.Values,
            new("change_id", "Id of the change.", c => c.Change.ChangeId),
            new("service", "Service id.", c => facts.Service(c.ServiceId)),
            new("visit", "Visit id.", c => c.Change.VisitId),
            new("changed_at", "When.", c => IncidentSections.At(c.Change.ChangedAt)),
            new("changed_by", "By whom.", c => facts.Staff(c.Change.ChangedBy, c.ServiceId)),
            new("from_staff", "Who was to come.", c => facts.Staff(c.Change.FromStaff, c.ServiceId)),
            new("to_staff", "Who came instead.", c => facts.Staff(c.Change.ToStaff, c.ServiceId)),
            new("reason", "Why.", c => c.Change.Reason),
            new("decided_on_call", "Whether on-call decided it.", c => c.Change.DecidedOnCall)),
    ];
}
