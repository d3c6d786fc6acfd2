using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Everything that is not done, from the same judgement that a sign-off is refused by. What is not known to be done is a gap.</summary>
internal static class Gaps
{
    public static ImmutableArray<Gap> Of(PackFacts facts) =>
        [.. Declared(facts), .. facts.Runs.SelectMany(OfRun), .. Assurance(facts).Select(what => new Gap(Hinders.Assurance, "", what)), .. Learning(facts).Select(what => new Gap(Hinders.Learning, "", what))];

    private static IEnumerable<Gap> Declared(PackFacts facts) =>
        facts.Incident.Declaration is null ? [new Gap(Hinders.Recovery, "", "The incident is suspected and not declared: nothing is frozen and nobody is accounted for.")] : [];

    private static IEnumerable<Gap> OfRun(RunView run)
    {
        var what = run.Run is not { } recovery ? [$"{run.ServiceId} has no recovery run."] : (IEnumerable<string>)
        [
            .. run.IsSigned ? [] : run.IsReopened ? [$"{run.ServiceId} changed after its sign-off; the sign-off no longer covers it."] : (string[])[$"{run.ServiceId} is not signed off."],
            .. Checklist.For(recovery.Opened.ServiceType).Where(step => Checklist.IsCompletedByHand(step) && !recovery.Steps.ContainsKey(step)).Select(step => $"Step {step} is not completed: {Checklist.Title(step)}."),
            .. ScopeJudge.BlocksRun(run),
            .. recovery.Overrides.Values.Where(o => o.Review is null).Select(o => $"Override {o.Override.OverrideId} by {o.By} has no independent review."),
            .. recovery.Overrides.Values.Where(o => o.Review is { Accepted: false }).Select(o => $"Override {o.Override.OverrideId} by {o.By} was not accepted by its reviewer, {o.ReviewedBy}."),
        ];
        return what.Select(reason => new Gap(Hinders.Recovery, run.ServiceId, reason));
    }

    private static IEnumerable<string> Assurance(PackFacts facts) =>
    [
        .. facts.Incident.Audit is null ? ["No audit sample is drawn."] : facts.Incident.Audit.Unjudged.Select(item => $"Audit item {item} is not judged."),
        .. facts.Incident.Audit is { NeedsFullDraw: true } ? ["A critical defect was found and the audit does not cover every item yet."] : Array.Empty<string>(),
        .. NotificationBodies.All.Where(body => !facts.Incident.Notifications.ContainsKey(body)).Select(body => $"Nobody has decided whether to notify: {body}."),
        .. facts.Incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete ? [] : (string[])["The incident is not closed."],
    ];

    private static IEnumerable<string> Learning(PackFacts facts) =>
    [
        .. Missing(facts).Distinct(StringComparer.Ordinal),
        .. facts.Incident.Actions.Values.Where(action => action.Proof is null).Select(action => $"Action {action.Action.ActionId} is open, due {action.Action.DueOn}, owner {action.Action.Owner}: {action.Action.Text}"),
        .. facts.Incident.Phase is IncidentPhase.LearningComplete ? [] : (string[])["Learning is not declared complete."],
    ];

    // Learning that was declared complete was judged by the policy of then.
    private static IEnumerable<string> Missing(PackFacts facts) =>
    [
        .. facts.Incident.Review is null ? ["The incident review is not complete."] : Array.Empty<string>(),
        .. facts.Incident.Phase is IncidentPhase.LearningComplete ? []
            : LearningGaps.Of(facts.Incident, facts.Policy).Concat(LearningGaps.Unchecked(facts.Incident, facts.Policy).Select(action => $"Action {action.Action.ActionId} is closed, and nobody has found that it is effective: {action.Action.Text}")),
    ];
}
