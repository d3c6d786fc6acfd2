using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Notifying;

/// <summary>The clocks of an incident as the API shows them.</summary>
public static class NotificationQueries
{
    /// <summary>Every clock of the incident, as of a moment.</summary>
    public static GetNotificationsReply Get(TenantView view, IncidentState incident, DateTimeOffset now) => new()
    {
        Position = view.Position,
        BankHolidays = $"{BankHolidays.Version} ({BankHolidays.Source})",
        Clocks = { NotificationClock.Of(incident, view.Organisation.Policy()).Select(clock => Of(clock, now)) },
    };

    /// <summary>One clock, as of a moment.</summary>
    public static V1.NotificationClock Of(NotificationClock clock, DateTimeOffset now) => new()
    {
        Body = clock.Body,
        Limit = clock.Limit.ToString(),
        StartedAt = clock.StartedAt.ToMoment(),
        StartedBecause = clock.StartedBy,
        DueAt = clock.DueAt.ToMoment(),
        State = clock.State,
        Running = clock.StoppedAt is null,
        Overdue = clock.IsOverdue(now),
        Late = clock.IsLate,
        RemainingSeconds = clock.StoppedAt is null ? (long)Math.Floor(clock.Remaining(now).TotalSeconds) : 0,
        StoppedAt = clock.StoppedAt?.ToMoment(),
        Decision = clock.Decision is { } decision ? Of(decision) : null,
        Earlier = { clock.History.Decisions.SkipLast(1).Select(Of) },
        Sendings = { clock.History.Sent.Select((sent, i) => Of(clock.History, sent, i)) },
        Reminders = { clock.History.Reminded.Select(one => new NotificationReminder { Kind = one.What.Kind, DueAt = one.What.DueAt, NotedAt = one.At.ToMoment() }) },
    };

    private static NotificationAnswer Of(Decided<NotificationDecided> decided) => new()
    {
        Notify = decided.What.Notify,
        Reason = decided.What.Reason,
        Reference = decided.What.Reference,
        DecidedBy = decided.By,
        Role = decided.Role,
        DecidedAt = decided.At.ToMoment(),
    };

    // An acknowledgement belongs to the last that was sent before it was recorded.
    private static NotificationSending Of(NotificationHistory history, Decided<NotificationSent> sent, int i)
    {
        var next = i + 1 < history.Sent.Count ? history.Sent[i + 1].Position : long.MaxValue;
        var acknowledged = history.Acknowledged.FindLast(one => one.Position > sent.Position && one.Position < next);
        return new()
        {
            SentAt = sent.What.SentAt,
            Reference = sent.What.Reference,
            Channel = sent.What.Channel,
            RecordedBy = sent.By,
            AcknowledgedAt = acknowledged?.What.AcknowledgedAt,
            Acknowledgement = acknowledged?.What.Reference ?? "",
        };
    }
}
