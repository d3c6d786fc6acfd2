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
    /// <summary>
    /// Where every item of the person stands, and what the rules about one person found, with what was recorded so far; as of the moment that
    /// <see cref="JudgedAsOf"/> names.
    /// </summary>
    public static PersonResult Evaluate(PersonRecord record, OrganisationState organisation, IncidentState incident, DateTimeOffset now) =>
        PersonReconciliation.Evaluate(
            Facts(record, ContactsOf(record, incident), null),
            Context(organisation, incident, record.ServiceId, JudgedAsOf.Of(record, incident.RestoredFor(record.ServiceId), now).AsOf));

    /// <summary>The same, as a decision about the person sees it.</summary>
    internal static PersonResult Evaluate(PersonRecord record, CommandContext context) =>
        Evaluate(record, context.Surroundings.Organisation, context.Surroundings.Incident!, context.Now);

    /// <summary>
    /// The incident as the engine sees it at one service, whose window ends when its own systems answered again. Before contingency is
    /// recorded, the declaration is the beginning.
    /// </summary>
    public static RecoveryContext Context(OrganisationState organisation, IncidentState incident, string serviceId, DateTimeOffset asOf) =>
        Context(organisation, incident, incident.RestoredFor(serviceId), asOf);

    internal static RecoveryContext Context(OrganisationState organisation, IncidentState incident, DateTimeOffset? restored, DateTimeOffset asOf) => new(
        (incident.ContingencyFrom ?? incident.Declaration?.DeclaredAt)?.Read() ?? asOf, restored,
        incident.Zone(), asOf)
    {
        IncidentId = incident.Id,
        Staff = organisation.StaffRegister(),
        Codes = organisation.CodeMap(),
        Policy = organisation.Policy(),
        PolicyVersion = (int)organisation.PolicyVersion,
    };

    internal static ImmutableArray<Contact> ContactsOf(PersonRecord record, IncidentState incident) =>
        [.. incident.Contacts.Values.Where(c => c.Contact.PersonId == record.Person.PersonId).Select(c => FactsWire.FromWire(c.Contact))];

    /// <summary>
    /// The person's facts. Lists whose source is the same object as before are the same lists again, so that the ledger need not look at them.
    /// </summary>
    internal static PersonFacts Facts(PersonRecord record, ImmutableArray<Contact> contacts, (PersonRecord Record, PersonFacts Facts)? before)
    {
        var (old, known) = before is { } b ? (b.Record, b.Facts) : (null, null);
        return new(record.Person)
        {
            Expected = Kept(record.Expected, old?.Expected, known?.Expected, x => [.. x.Values]),
            Entries = Kept(record.Entries, old?.Entries, known?.Entries, x => [.. x.Values.Select(entry => entry.Current)]),
            Contacts = contacts,
            StockCounts = Kept(record.StockCounts, old?.StockCounts, known?.StockCounts, x => [.. x]),
            Exceptions = ReferenceEquals(record.Entries, old?.Entries) && ReferenceEquals(record.Exceptions, old?.Exceptions)
                ? known!.Exceptions : [.. record.Exceptions.Values, .. Voids(record)],
            Queries = Kept(record.Queries, old?.Queries, known?.Queries,
                x => [.. x.Values.Where(q => q.Resolution is null).Select(q => new OpenQuery(q.Raised.QueryId, q.Raised.ItemId, q.Raised.EntryId, q.Raised.Text))]),
            Received = Kept(record.Received, old?.Received, known?.Received, x => [.. x.Values]),
            Decisions = Kept(record.FindingDecisions, old?.FindingDecisions, known?.Decisions, x => x.Deciding()),
        };
    }

    private static ImmutableArray<T> Kept<TSource, T>(TSource now, TSource? before, ImmutableArray<T>? known, Func<TSource, ImmutableArray<T>> read)
        where TSource : class =>
        known is { } same && ReferenceEquals(now, before) ? same : read(now);

    private static IEnumerable<ItemException> Voids(PersonRecord record) => record.Entries.Values
        .Where(entry => entry.Void is not null)
        .Select(entry => new ItemException(
            ItemIds.OfEntry(entry.Current.EntryId), entry.Void!.What.Kind == "duplicate" ? ExceptionKind.DuplicateVoid : ExceptionKind.EnteredInError,
            entry.Void.What.Reason, entry.Void.By, entry.Void.At));
}
