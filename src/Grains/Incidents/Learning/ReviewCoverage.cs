using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What a review rests on: everybody in the incident, and in earlier ones those of the same services.</summary>
internal static class ReviewCoverage
{
    public static Coverage Of(TenantView view, string incidentId)
    {
        if (view.Incidents.GetValueOrDefault(incidentId) is not { Declaration: not null } incident)
            return new([incidentId], []);
        var earlier = Earlier(view, incident).ToList();
        return new([incidentId, .. earlier.Select(one => one.Id)], [.. incident.Services.Select(service => new EventScope(incidentId, service)), .. earlier.SelectMany(one => Shared(incident, one).Select(service => new EventScope(one.Id, service)))]);
    }

    /// <summary>Incidents detected before this one; exercises only for an exercise.</summary>
    public static IEnumerable<IncidentState> Earlier(TenantView view, IncidentState incident) => view.Incidents.Values.Where(one =>
        one.Id != incident.Id && one.Declaration is { } declared && (!one.IsExercise || incident.IsExercise) && one.DetectedAt < incident.DetectedAt && declared.Services.Count > 0);

    public static IEnumerable<string> Shared(IncidentState incident, IncidentState earlier) => earlier.Services.Where(incident.Covers).Order(StringComparer.Ordinal);
}
