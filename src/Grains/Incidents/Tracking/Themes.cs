using Reinstate.Grains.Incidents.Learning;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Tracking;

/// <summary>What recurs over the incidents of a period: contributory factors, and rules that found something; most incidents first.</summary>
internal static class Themes
{
    public static IEnumerable<Theme> Of(IReadOnlyCollection<Tracked> incidents) =>
        Factors(incidents).Concat(Rules(incidents)).OrderByDescending(theme => theme.Incidents).ThenByDescending(theme => theme.Count).ThenBy(theme => theme.Code, StringComparer.Ordinal);

    private static IEnumerable<Theme> Factors(IEnumerable<Tracked> incidents) => incidents
        .SelectMany(one => one.Incident.Learning.Factors.Keys.Select(factor => (Factor: factor, one.Incident.Id))).GroupBy(one => one.Factor, StringComparer.Ordinal)
        .Select(group => Theme("factor", group.Key, Taxonomy.Find(group.Key)?.Title ?? group.Key, [.. group.Select(one => one.Id)], group.Count()));

    private static IEnumerable<Theme> Rules(IEnumerable<Tracked> incidents) => incidents
        .SelectMany(one => one.Runs.SelectMany(run => run.Findings).Select(finding => (finding.Code, one.Incident.Id))).GroupBy(one => one.Code, StringComparer.Ordinal)
        .Select(group => Theme("rule", group.Key, group.Key.Replace('_', ' '), [.. group.Select(one => one.Id).Distinct(StringComparer.Ordinal)], group.Count()));

    private static Theme Theme(string kind, string code, string title, IReadOnlyCollection<string> incidents, int count) => new()
    {
        Kind = kind,
        Code = code,
        Title = title,
        Incidents = incidents.Count,
        Count = count,
        IncidentIds = { incidents },
    };
}
