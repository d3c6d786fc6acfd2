using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Findings with their life, as messages of the API: those that arise, open or closed, and those that were decided on and no longer arise.
/// </summary>
public static class FindingViews
{
    /// <summary>All of a run, in the order of the rules' own list, then what is past.</summary>
    public static IEnumerable<V1.Finding> Of(RunView run) => Of(run, run.Findings, run.Standings.Select(standing => standing.Record.Person.PersonId), _ => true);

    /// <summary>All of one person.</summary>
    public static IEnumerable<V1.Finding> Of(RunView run, string personId) => Of(run, run.FindingsOf(personId), [personId], past => past == personId);

    public static V1.Finding Of(RunView run, Finding finding) => Of(run, finding, [finding]);

    /// <summary>
    /// As a reader may see it: what a rule found across services is a finding at each, and who does not reach the whole incident decides on it with
    /// somebody who does.
    /// </summary>
    public static V1.Finding For(Reader reader, IncidentState incident, V1.Finding finding)
    {
        if (AcrossServices.WordsOf(finding.Rule) is not { } words || reader.SeesWhole(incident))
            return finding;
        finding.Explanation = words;
        finding.EntryIds.Clear();
        return finding;
    }

    private static IEnumerable<V1.Finding> Of(RunView run, IEnumerable<Finding> arising, IEnumerable<string> people, Func<string, bool> ofRun)
    {
        var byId = arising.GroupBy(finding => finding.FindingId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var past = people.SelectMany(person => run.Standing(person)?.Record.FindingDecisions.Values.Select(list => Past(run, list[^1], person)) ?? [])
            .Concat(run.Run?.FindingDecisions.Values.Select(list => Past(run, list[^1], list[^1].Upon.PersonId)).Where(finding => ofRun(finding.PersonId)) ?? [])
            .Where(finding => finding.Rule > 0 && !byId.ContainsKey(finding.FindingId));
        return byId.Values.SelectMany(list => list.Select(finding => Of(run, finding, list))).Concat(past);
    }

    /// <summary>together: all that arise with this id. An earlier decision that applies to none of them was about something else.</summary>
    private static V1.Finding Of(RunView run, Finding finding, List<Finding> together)
    {
        var known = Decisions(run, finding);
        var decision = known.FindLast(resolution => resolution.Decides && resolution.Decision.AppliesTo(finding));
        var shown = Shown(run, finding.FindingId, FindingThen.Of(finding, run.PolicyVersion), finding.PersonId, decision);
        shown.ServiceId = finding.ServiceId.Length > 0 ? finding.ServiceId : run.ServiceId;
        shown.Arises = true;
        shown.Reopened = decision is null && known.Exists(resolution => !resolution.Decides || !together.Exists(resolution.Decision.AppliesTo));
        return shown;
    }

    private static V1.Finding Past(RunView run, FindingResolution decision, string personId) => Shown(run, decision.FindingId, decision.Upon, personId, decision);

    private static List<FindingResolution> Decisions(RunView run, Finding finding) =>
    [
        .. run.Standing(finding.PersonId)?.Record.FindingDecisions.GetValueOrDefault(finding.FindingId) ?? [],
        .. run.Run?.FindingDecisions.GetValueOrDefault(finding.FindingId) ?? [],
    ];

    private static V1.Finding Shown(RunView run, string findingId, FindingThen then, string personId, FindingResolution? decision) => new()
    {
        FindingId = findingId,
        Rule = then.Rule,
        Code = then.Code,
        Severity = then.Severity,
        ServiceId = run.ServiceId,
        PersonId = personId,
        ItemId = then.ItemId,
        EntryIds = { then.EntryIds },
        Explanation = then.Explanation,
        PolicyVersion = then.PolicyVersion,
        State = decision is null ? "open" : "closed",
        DecidedBy = decision?.By ?? "",
        Decision = decision?.Resolution ?? "",
        DecisionReason = decision?.Reason ?? "",
        DecidedAt = decision?.At.ToMoment(),
    };
}
