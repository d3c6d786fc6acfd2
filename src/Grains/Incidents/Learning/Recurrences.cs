using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>
/// Rule 48: gaps of this incident that an earlier one had, with those incidents and what of their actions is still open. A gap is a contributory factor, a step
/// that was overdue, or, at the same services, a finding of one rule.
/// </summary>
internal static class Recurrences
{
    public static IEnumerable<Recurrence> Of(TenantView view, IncidentState incident, IReadOnlyCollection<RunView> runs, DateTimeOffset now)
    {
        var earlier = ReviewCoverage.Earlier(view, incident).OrderBy(one => one.DetectedAt).ToList();
        foreach (var factor in incident.Learning.Factors.Keys)
        {
            var with = earlier.FindAll(one => one.Learning.Factors.ContainsKey(factor));
            if (with.Count > 0)
                yield return Recurrence("factor", factor, Taxonomy.Find(factor)?.Title ?? factor, with, action => action.Action.Factor.Length == 0 || action.Action.Factor == factor);
        }

        foreach (var step in runs.SelectMany(run => run.Run?.OverdueSteps.Keys ?? []).Distinct().Order())
        {
            var with = earlier.FindAll(one => one.Services.Any(service => view.Run(one.Id, service)?.OverdueSteps.ContainsKey(step) == true));
            if (with.Count > 0)
                yield return Recurrence("step", $"{step}", $"Step {step} was overdue: {Checklist.Title(step)}", with, _ => true);
        }

        var rules = earlier.ConvertAll(one => (Incident: one, Codes: CodesOf(view, one, ReviewCoverage.Shared(incident, one), now)));
        foreach (var code in runs.SelectMany(run => run.Findings).Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
        {
            var with = rules.FindAll(one => one.Codes.Contains(code)).ConvertAll(one => one.Incident);
            if (with.Count > 0)
                yield return Recurrence("rule", code, $"Found again at the same services: {code.Replace('_', ' ')}", with, _ => true);
        }
    }

    private static HashSet<string> CodesOf(TenantView view, IncidentState earlier, IEnumerable<string> services, DateTimeOffset now) =>
        services.SelectMany(service => RunView.Of(view, earlier, service, now).Findings).Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);

    private static Recurrence Recurrence(string kind, string what, string title, List<IncidentState> with, Func<ActionState, bool> concerns)
    {
        List<string> open = [.. with.SelectMany(one => one.Actions.Values.Where(action => action.IsOpen && concerns(action)).Select(action => $"{one.Id}/{action.Action.ActionId}"))];
        return new()
        {
            Kind = kind,
            What = what,
            Sentence = $"{title}. Before in {string.Join(", ", with.Select(one => one.Id))}; {(open.Count == 0 ? "none of their actions is open" : $"still open: {string.Join(", ", open)}")}.",
            EarlierIncidents = { with.Select(one => one.Id) },
            OpenActions = { open },
        };
    }
}
