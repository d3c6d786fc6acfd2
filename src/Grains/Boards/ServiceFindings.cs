using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Boards;

/// <summary>Gives the engine what rules about a service need: sheets, rota changes, on-call decisions, who was supported there.</summary>
internal static class ServiceFindings
{
    /// <summary>Without work (see <see cref="Reconciliation.WorkLedger"/>) and without decisions.</summary>
    public static ServiceFacts Facts(IncidentState incident, string serviceId, RecoveryRun run, IEnumerable<PersonRecord> people) => new()
    {
        Sheets = [.. run.Sheets.Values.Where(sheet => sheet.Loss is null).Select(sheet => FactsWire.FromWire(sheet.Sheet, serviceId) with { Scans = ScansOf(run, sheet.Sheet.Serial) })],
        RotaChanges = [.. incident.RotaChanges.Values.Where(change => change.ServiceId == serviceId).Select(change => FactsWire.FromWire(change.Change))],
        OnCallDecisions = [.. incident.OnCall.Values.Where(decision => decision.ServiceId == serviceId).Select(FactsWire.FromWire)],
        ServiceOfVisit = people.SelectMany(record => record.Expected.Values).OfType<ExpectedVisit>()
            .DistinctBy(visit => visit.VisitId, StringComparer.Ordinal).ToImmutableDictionary(visit => visit.VisitId, _ => serviceId, StringComparer.Ordinal),
        Census = [.. people.Select(record => record.Person)],
    };

    private static ImmutableArray<PageScan> ScansOf(RecoveryRun run, string serial) =>
        run.Scans.GetValueOrDefault(serial) is { } scans ? [.. scans.Select(scan => new PageScan(scan.What.Page, scan.What.Sha256))] : [];
}
