using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// What a finding was when it last arose. The log is folded once more, and looked at before each event that could have ended it, as of the
/// moment of that event. A person's own findings rest on the person, the incident and the directory; those of a run on the whole incident.
/// Cost: the events folded, each at the cost of what it changes.
/// </summary>
public static class FindingHistory
{
    /// <summary>Whether an event can be left out.</summary>
    public static bool Concerns(PastFinding sought, string stream, EventScope scope) =>
        stream == GrainKeys.Stream("organisation", "") || (scope.Incident == sought.IncidentId
            && (sought.Owner != "person" || stream == GrainKeys.Stream("person", sought.OwnerId) || stream == GrainKeys.Stream("incident", sought.IncidentId)));

    /// <summary>Null when it never arose.</summary>
    /// <param name="tenant">Whose log.</param>
    /// <param name="events">In order, those that <see cref="Concerns"/> asks for, or more.</param>
    /// <param name="sought">The finding.</param>
    public static FindingThen? LastSeen(string tenant, IEnumerable<TimelineRecord> events, PastFinding sought)
    {
        var view = new TenantView(tenant);
        FindingThen? last = null;
        foreach (var (stream, recorded) in events)
        {
            if (!Concerns(sought, stream, recorded.Scope))
                continue;
            last = Now(view, sought, recorded.RecordedAt) ?? last;
            view.Apply(stream, recorded);
        }

        return last;
    }

    private static FindingThen? Now(TenantView view, PastFinding sought, DateTimeOffset at)
    {
        if (view.Incidents.GetValueOrDefault(sought.IncidentId) is not { Declaration: not null } incident)
            return null;
        var found = sought.Owner == "person"
            ? view.Board(incident, at).Person(sought.OwnerId)?.Result.Findings ?? []
            : view.Run(sought.IncidentId, sought.OwnerId) is null ? [] : RunView.Of(view, incident, sought.OwnerId, at).RunFindings;
        return found.LastOrDefault(finding => finding.FindingId == sought.FindingId) is { } finding ? FindingThen.Of(finding, view.Organisation.PolicyVersion) : null;
    }
}
