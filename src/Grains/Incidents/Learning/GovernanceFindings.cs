using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>
/// Rules about the incident as a whole, 46 and 48 of DOMAIN.md section 7. What decides on them is the decision that was missing: on the notification, or on how
/// the review answers its question about recurrence.
/// </summary>
internal static class GovernanceFindings
{
    public static IEnumerable<V1.Finding> Of(IncidentState incident, Policy policy, long policyVersion, IReadOnlyCollection<Recurrence> recurrences, DateTimeOffset now) =>
        Missing(incident, policy, policyVersion, now).Concat(Recurring(incident, policyVersion, recurrences));

    /// <summary>Rule 46, once a clock was recalled to mind, or should have been, before anybody decided.</summary>
    private static IEnumerable<V1.Finding> Missing(IncidentState incident, Policy policy, long policyVersion, DateTimeOffset now) =>
        from clock in Notifying.NotificationClock.Of(incident, policy)
        let first = clock.History.Decisions.Count > 0 ? clock.History.Decisions[0] : null
        where (first?.At ?? now) >= clock.DueAt.AddHours(-policy.NotificationReminderHours)
        select Finding(46, "notification_decision_missing", "high", clock.Body, policyVersion,
            $"Near the end of its {clock.Limit}, at {clock.DueAt:yyyy-MM-dd HH:mm zzz}, nobody had decided whether to notify {clock.Body}.", first?.By, first?.What.Reason, first?.At);

    /// <summary>Rule 48.</summary>
    private static IEnumerable<V1.Finding> Recurring(IncidentState incident, long policyVersion, IEnumerable<Recurrence> recurrences)
    {
        var answer = incident.Learning.Answers.Values.FirstOrDefault(one => one.What.Question == "recurrence");
        return recurrences.Select(recurrence => Finding(48, "gap_recurs", "medium", $"{recurrence.Kind}:{recurrence.What}", policyVersion, recurrence.Sentence, answer?.By, answer?.What.Detail, answer?.At));
    }

    private static V1.Finding Finding(int rule, string code, string severity, string about, long policyVersion, string explanation, string? by, string? reason, DateTimeOffset? at) => new()
    {
        FindingId = $"{code}|{about}",
        Rule = rule,
        Code = code,
        Severity = severity,
        Explanation = explanation,
        State = by is null ? "open" : "closed",
        Arises = true,
        DecidedBy = by ?? "",
        Decision = by is null ? "" : "explained",
        DecisionReason = reason ?? "",
        DecidedAt = at?.ToMoment(),
        PolicyVersion = policyVersion,
    };
}
