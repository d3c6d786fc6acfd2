using Reinstate.Grains.Aggregates;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>The incident of a folder as far as its files state it: declared, out, restored, with its loss windows and what was said and decided.</summary>
internal static class IncidentImport
{
    private const string File = "incident.csv";
    private const string Section = "incident";

    /// <summary>The window that the file states; where a better backup is known, somebody records a narrower one.</summary>
    private const string LossWindowEvidence = "Stated by the import: from the beginning of contingency to restoration.";

    /// <summary>False when the incident cannot be declared: then nothing else of the folder has a place.</summary>
    public static async Task<bool> DeclareAsync(ImportSession session, RecoveryFolder folder, CancellationToken cancellation)
    {
        var incident = folder.Incident;
        var declared = await session.SendAsync(File, Section, incident.IncidentId, new DeclareIncidentRequest
        {
            IncidentId = incident.IncidentId,
            Kind = incident.Kind,
            Title = incident.Title,
            Supplier = incident.Supplier,
            Systems = { incident.Systems },
            Services = { incident.Services.Where(id => folder.Services.Any(service => service.ServiceId == id)) },
            DetectedAt = incident.DetectedAt is { } detected ? detected.ToMoment() : null,
            DeclaredAt = incident.DeclaredAt.ToMoment(),
            PlanVersion = incident.PlanVersion,
            PlanLastTested = incident.PlanLastTested,
            TimeZone = incident.Zone.Id,
        }, cancellation);
        return declared && await session.SendAsync(File, Section, "contingency_from", new BeginContingencyRequest
        {
            IncidentId = incident.IncidentId,
            ContingencyFrom = incident.ContingencyFrom.ToMoment(),
        }, cancellation);
    }

    public static async Task RestoreAsync(ImportSession session, FolderIncident incident, CancellationToken cancellation)
    {
        foreach (var system in incident.Systems)
        {
            await session.SendAsync(File, Section, system, new RecordRestorationRequest
            {
                IncidentId = incident.IncidentId,
                System = system,
                RestoredAt = incident.RestoredAt.ToMoment(),
            }, cancellation);
            await session.SendAsync(File, Section, system, new RecordLossWindowRequest
            {
                IncidentId = incident.IncidentId,
                System = system,
                From = incident.ContingencyFrom.ToMoment(),
                To = incident.RestoredAt.ToMoment(),
                Evidence = LossWindowEvidence,
            }, cancellation);
        }
    }

    /// <summary>The last command of an import: what comes now is people's work.</summary>
    public static Task BeginReconciliationAsync(ImportSession session, FolderIncident incident, CancellationToken cancellation) =>
        session.SendAsync(File, Section, "restored_at", new BeginReconciliationRequest { IncidentId = incident.IncidentId }, cancellation);

    /// <summary>Contacts, rota changes and decisions on call.</summary>
    public static async Task RecordAsync(ImportSession session, RecoveryFolder folder, CancellationToken cancellation)
    {
        var incident = folder.Incident.IncidentId;
        foreach (var (service, contact) in folder.People.SelectMany(person => person.Contacts, (person, contact) => (person.Person.ServiceId, contact)))
        {
            await session.SendAsync("contacts.csv", "contacts", contact.ContactId,
                new RecordContactRequest { IncidentId = incident, ServiceId = service, Contact = FactsWire.ToWire(contact) }, cancellation);
        }

        foreach (var (service, change) in RotaChanges(folder))
        {
            await session.SendAsync("rota_changes.csv", "rota changes", change.ChangeId,
                new RecordRotaChangeRequest { IncidentId = incident, ServiceId = service, Change = FactsWire.ToWire(change) }, cancellation);
        }

        foreach (var decision in folder.OnCallDecisions)
        {
            await session.SendAsync("oncall.csv", "decisions on call", decision.DecisionId,
                new RecordOnCallDecisionRequest { IncidentId = incident, Decision = FactsWire.ToWire(decision) }, cancellation);
        }
    }

    /// <summary>A change names its visit only; the visit's person says at which service it is.</summary>
    internal static IEnumerable<(string Service, RotaChange Change)> RotaChanges(RecoveryFolder folder)
    {
        var serviceOf = folder.People.SelectMany(person => person.Expected.OfType<ExpectedVisit>(), (person, visit) => (visit.VisitId, person.Person.ServiceId))
            .DistinctBy(pair => pair.VisitId, StringComparer.Ordinal).ToDictionary(pair => pair.VisitId, pair => pair.ServiceId, StringComparer.Ordinal);
        return folder.RotaChanges.Select(change => (serviceOf[change.VisitId], change));
    }
}
