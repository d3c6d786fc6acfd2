using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Boards;

/// <summary>Gives the engine what rules across people need: sheets, rota changes, on-call decisions, who worked and checked.</summary>
internal static class ServiceFindings
{
    public static ImmutableArray<Finding> Of(
        OrganisationState organisation, IncidentState incident, string serviceId, RecoveryRun run, ImmutableArray<PersonRecord> people, ImmutableArray<ItemStatus> items)
    {
        var visits = people.SelectMany(record => record.Expected.Values).OfType<ExpectedVisit>().ToList();
        var facts = new ServiceFacts
        {
            Sheets = [.. run.Sheets.Values.Where(sheet => sheet.Loss is null).Select(sheet => FactsWire.FromWire(sheet.Sheet, serviceId))],
            RotaChanges = [.. incident.RotaChanges.Values.Where(change => change.ServiceId == serviceId).Select(change => FactsWire.FromWire(change.Change))],
            OnCallDecisions = [.. incident.OnCall.Values.Where(decision => decision.ServiceId == serviceId).Select(FactsWire.FromWire)],
            ServiceOfVisit = visits.DistinctBy(visit => visit.VisitId, StringComparer.Ordinal).ToImmutableDictionary(visit => visit.VisitId, _ => serviceId, StringComparer.Ordinal),
            Work = [.. Work(serviceId, people, items)],
            Decisions = [.. run.FindingDecisions.Select(d => new FindingDecision(d.Key, d.Value.What.Decision, d.Value.By, d.Value.At))],
        };
        return ServiceReconciliation.Evaluate(facts, PersonEvaluation.Context(organisation, incident, serviceId, DateTimeOffset.MinValue));
    }

    private static IEnumerable<WorkTrace> Work(string serviceId, ImmutableArray<PersonRecord> people, ImmutableArray<ItemStatus> items)
    {
        var itemOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var entry in item.OtherEntryIds.Append(item.PaperEntryId).Append(item.DigitalEntryId).Where(id => id.Length > 0))
                itemOf[entry] = item.ItemId;
        }

        return from record in people
               from entry in record.Entries.Values
               where entry.Void is null
               select WorkTrace.Of(entry.Current, itemOf.GetValueOrDefault(entry.Current.EntryId, ""), serviceId);
    }
}
