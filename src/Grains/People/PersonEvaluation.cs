using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.People;

/// <summary>Gives the engine what the folds know: the same code judges a live record and a recovery folder.</summary>
public static class PersonEvaluation
{
    /// <summary>Where every item of the person stands, and what the rules found, with what was recorded so far.</summary>
    public static PersonResult Evaluate(PersonRecord record, OrganisationState organisation, IncidentState incident, DateTimeOffset asOf) =>
        PersonReconciliation.Evaluate(Facts(record, incident), Context(organisation, incident, record.ServiceId, asOf));

    /// <summary>
    /// The incident as the engine sees it at one service, whose window ends when its own systems answered again. Before contingency is
    /// recorded, the declaration is the beginning.
    /// </summary>
    public static RecoveryContext Context(OrganisationState organisation, IncidentState incident, string serviceId, DateTimeOffset asOf) => new(
        (incident.ContingencyFrom ?? incident.Declaration?.DeclaredAt)?.Read() ?? asOf, incident.RestoredFor(serviceId),
        TimeZoneInfo.FindSystemTimeZoneById(incident.Declaration?.TimeZone ?? "Europe/London"), asOf)
    {
        IncidentId = incident.Id,
        Staff = organisation.StaffRegister(),
        Codes = organisation.CodeMap(),
        Policy = organisation.Policy(),
    };

    public static PersonFacts Facts(PersonRecord record, IncidentState incident) => new(record.Person)
    {
        Expected = [.. record.Expected.Values],
        Entries = [.. record.Entries.Values.Select(entry => entry.Current)],
        Contacts = [.. incident.Contacts.Values.Where(c => c.Contact.PersonId == record.Person.PersonId).Select(c => FactsWire.FromWire(c.Contact))],
        StockCounts = [.. record.StockCounts],
        Exceptions = [.. record.Exceptions.Values, .. Voids(record)],
        Queries = [.. record.Queries.Values.Where(q => q.Resolution is null).Select(q => new OpenQuery(q.Raised.QueryId, q.Raised.ItemId, q.Raised.EntryId, q.Raised.Text))],
        Received = [.. record.Received.Values],
        Decisions = [.. record.FindingDecisions.Select(d => new FindingDecision(d.Key, d.Value.What.Decision, d.Value.By, d.Value.At))],
    };

    private static IEnumerable<ItemException> Voids(PersonRecord record) => record.Entries.Values
        .Where(entry => entry.Void is not null)
        .Select(entry => new ItemException(
            ItemIds.OfEntry(entry.Current.EntryId), entry.Void!.What.Kind == "duplicate" ? ExceptionKind.DuplicateVoid : ExceptionKind.EnteredInError,
            entry.Void.What.Reason, entry.Void.By, entry.Void.At));
}
