using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Notifying;

/// <summary>
/// The clock of one body in one incident (DOMAIN.md section 8). It runs from when the organisation became aware until it is decided that there is nothing to
/// tell, or it was told. Safety rule: that it is to be told does not stop it.
/// </summary>
/// <param name="Body">Of <see cref="NotificationBodies"/>.</param>
/// <param name="Limit">As policy states it.</param>
/// <param name="StartedAt">In the incident's local time, as everything here.</param>
/// <param name="StartedBy">detection, or awareness where another moment was recorded.</param>
/// <param name="DueAt">When it runs out.</param>
/// <param name="StoppedAt">Null while it runs.</param>
/// <param name="History">What it rests on.</param>
public sealed record NotificationClock(string Body, ClockLimit Limit, DateTimeOffset StartedAt, string StartedBy, DateTimeOffset DueAt, DateTimeOffset? StoppedAt, NotificationHistory History)
{
    public const string DueSoon = "due_soon";
    public const string Overdue = "overdue";

    public Decided<NotificationDecided>? Decision => History.Decisions.Count > 0 ? History.Decisions[^1] : null;

    public string State =>
        History.Sent.Count > 0 ? History.Acknowledged.Count > 0 ? "acknowledged" : "sent"
        : Decision is not { } decision ? "undecided"
        : !decision.What.Notify ? "decided_no"
        : decision.What.Reference.Length > 0 ? "sent" : "to_send";

    public bool IsLate => StoppedAt > DueAt;

    public bool IsOverdue(DateTimeOffset now) => StoppedAt is null && now >= DueAt;

    public TimeSpan Remaining(DateTimeOffset now) => DueAt - now;

    /// <summary>What is to be recalled to mind and was not, for this moment at which it is due; null for nothing.</summary>
    public string? ToRemind(DateTimeOffset now, Policy policy)
    {
        if (StoppedAt is not null)
            return null;
        var kind = now >= DueAt ? Overdue : now >= DueAt.AddHours(-policy.NotificationReminderHours) ? DueSoon : null;
        return kind is null || History.Reminded.Exists(one => one.What.Kind == kind && one.What.DueAt.Read() == DueAt) ? null : kind;
    }

    /// <summary>The clocks of an incident, in the order of the bodies; none before it is declared.</summary>
    public static IEnumerable<NotificationClock> Of(IncidentState incident, Policy policy) =>
        incident.Declaration is { } declared ? NotificationBodies.All.Select(body => Of(incident, declared, policy, body)) : [];

    private static NotificationClock Of(IncidentState incident, IncidentDeclared declared, Policy policy, string body)
    {
        var (zone, history) = (incident.Zone(), incident.Notifying.GetValueOrDefault(body) ?? NotificationHistory.None);
        var aware = history.Started.Count > 0 ? history.Started[^1].What.AwareAt.Read() : (DateTimeOffset?)null;
        var started = TimeZoneInfo.ConvertTime(aware ?? (declared.DetectedAt ?? declared.DeclaredAt).Read(), zone);
        var limit = ClockLimit.Of(policy, body);
        DateTimeOffset? stopped = history.StoppedAt is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null;
        return new(body, limit, started, aware is null ? "detection" : "awareness", limit.DueFrom(started, zone), stopped, history);
    }
}
