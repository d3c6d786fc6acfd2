using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>How the work of some runs of an incident went on, as the API shows it. Cost: the quarters in which something was recorded, not the records.</summary>
internal static class PaceQueries
{
    public static GetPaceReply Of(TenantView view, IncidentState incident, IEnumerable<RunView> runs)
    {
        var reply = new GetPaceReply { Position = view.Position };
        var quarters = new SortedDictionary<long, PaceQuarter>();
        foreach (var run in runs)
        {
            reply.Expected += run.FrozenItems;
            foreach (var quarter in run.Pace)
                quarters[quarter.Quarter] = quarters.TryGetValue(quarter.Quarter, out var sum) ? sum.Plus(quarter) : quarter;
        }

        var zone = incident.Zone();
        var total = default(PaceQuarter);
        foreach (var quarter in quarters.Values)
        {
            total = total.Plus(quarter);
            reply.Points.Add(new PacePoint
            {
                Until = TimeZoneInfo.ConvertTime(quarter.Until, zone).ToMoment(),
                Received = total.Received,
                Recorded = total.Recorded,
                Checked = total.Checked,
                QueriesRaised = total.Raised,
                QueriesResolved = total.Resolved,
            });
        }

        return reply;
    }
}
