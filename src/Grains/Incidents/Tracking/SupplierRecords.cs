using Reinstate.Grains.Incidents.Learning;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Tracking;

/// <summary>How reliable each supplier was over the incidents of a period; longest out first. Incidents without a supplier are nobody's.</summary>
internal static class SupplierRecords
{
    public static IEnumerable<SupplierRecord> Of(IEnumerable<Tracked> incidents, DateTimeOffset now) => incidents
        .Where(one => one.Incident.Declaration!.Supplier.Length > 0).GroupBy(one => one.Incident.Declaration!.Supplier, StringComparer.OrdinalIgnoreCase)
        .Select(group => Of(group.Key, [.. group.Select(one => (one.Incident, SupplierScorecards.Of(one.Incident, now)))]))
        .OrderByDescending(record => record.OutageSeconds).ThenBy(record => record.Supplier, StringComparer.Ordinal);

    private static SupplierRecord Of(string supplier, List<(IncidentState Incident, SupplierScorecard Card)> incidents) => new()
    {
        Supplier = supplier,
        Incidents = incidents.Count,
        OutageSeconds = incidents.Sum(one => one.Incident.OutageSeconds ?? 0),
        LongestSeconds = incidents.Max(one => one.Incident.OutageSeconds ?? 0),
        NotRestored = incidents.Count(one => one.Incident.OutageSeconds is null),
        Asked = incidents.Sum(one => one.Card.Asked),
        Answered = incidents.Sum(one => one.Card.Answered),
        Promises = incidents.Sum(one => one.Card.Promises),
        PromisesKept = incidents.Sum(one => one.Card.PromisesKept),
        PromisesBroken = incidents.Sum(one => one.Card.PromisesBroken),
    };
}
