using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.GrainsTests.Ledgers;

/// <summary>
/// What a batch says about a whole incident: new ledgers, filled at once with all that was recorded. Nothing is kept from one call to the
/// next, so it cannot be stale.
/// </summary>
internal static class Batch
{
    public static (ImmutableArray<ItemStatus> Items, ImmutableArray<Finding> Findings) Of(TenantView view, string incidentId, DateTimeOffset now)
    {
        var incident = view.Incidents[incidentId];
        var records = view.People.Values.Select(person => person.Records.GetValueOrDefault(incidentId)).OfType<PersonRecord>().ToList();
        var restored = incident.Declaration!.Services.Select(incident.RestoredFor).ToList();
        var last = restored.Contains(null) ? null : restored.Max();
        var work = PersonEvaluation.Context(view.Organisation, incident, last, last ?? DateTimeOffset.MinValue);
        var across = ServiceReconciliation.Evaluate(new ServiceFacts { Work = [.. records.SelectMany(Work)] }, work with { Supplied = FactKinds.All });
        var shared = incident.Declaration.Services.Order(StringComparer.Ordinal).SelectMany(service => Shared(service, across)).ToList();
        var results = records.OrderBy(record => record.ServiceId, StringComparer.Ordinal).ThenBy(record => record.Person.PersonId, StringComparer.Ordinal)
            .Select(record => PersonReconciliation.Evaluate(Facts(record), Context(record), Naming(record))).ToList();
        return ([.. results.SelectMany(result => result.Items)], [.. results.SelectMany(result => result.Findings).Concat(shared)]);

        PersonFacts Facts(PersonRecord record) => PersonEvaluation.Facts(record, PersonEvaluation.ContactsOf(record, incident), null);

        RecoveryContext Context(PersonRecord record) => PersonEvaluation.Context(
            view.Organisation, incident, record.ServiceId, JudgedAsOf.Of(record, incident.RestoredFor(record.ServiceId), now).AsOf);

        IEnumerable<WorkTrace> Work(PersonRecord record)
        {
            var ledger = new PersonLedger(Context(record));
            ledger.Update(Facts(record));
            return ledger.Work();
        }

        IEnumerable<Finding> Shared(string service, ImmutableArray<Finding> found)
        {
            if (view.Run(incidentId, service) is not { } run)
                return [];
            var at = incident.RestoredFor(service);
            var about = ServiceReconciliation.About(
                ServiceFindings.Facts(incident, service, run, records.Where(record => record.ServiceId == service)),
                PersonEvaluation.Context(view.Organisation, incident, at, at ?? DateTimeOffset.MinValue));
            return Findings.InOrder(found.Where(finding => finding.ServiceId == service).Concat(about), run.FindingDecisions.Deciding());
        }

        IReadOnlyList<Finding> Naming(PersonRecord record) => [.. shared.Where(finding => finding.Queries && finding.DecidedBy.Length == 0 && finding.PersonId == record.Person.PersonId)];
    }

    public static string Text(IEnumerable<ItemStatus> items) => string.Join('\n', items.Select(item =>
        $"{item with { OtherEntryIds = [], Reasons = [], Overdue = false }} {string.Join(',', item.OtherEntryIds)} {string.Join(',', item.Reasons)} {string.Join(',', item.Rows.Select(row => row.EntryId))}"));

    public static string Text(IEnumerable<Finding> findings) => string.Join('\n', findings
        .Select(finding => $"{finding with { EntryIds = [] }} {string.Join(',', finding.EntryIds)}").Order(StringComparer.Ordinal));
}
