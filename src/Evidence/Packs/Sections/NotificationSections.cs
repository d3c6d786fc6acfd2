using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>By when each body had to be told, whether it was, and what the clocks recalled to mind.</summary>
internal static class NotificationSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("notification_clocks", "Notification clocks", "By when each body had to be told. That it is to be told does not stop its clock.", facts.Clocks,
            new("body", "Whom to notify.", c => c.Body),
            new("limit", "The limit of policy, in words.", c => c.Limit),
            new("started_at", "From when it runs.", c => facts.Local(c.StartedAt)),
            new("started_because", "detection, or awareness where another moment was recorded.", c => c.StartedBecause),
            new("due_at", "When it runs out.", c => facts.Local(c.DueAt)),
            new("state", "undecided, to_send, decided_no, sent or acknowledged.", c => c.State),
            new("stopped_at", "When it was told, or decided that there is nothing to tell; null while it runs.", c => facts.Local(c.StoppedAt)),
            new("overdue", "It runs, and had run out when the last event was recorded.", c => c.Overdue),
            new("late", "It stopped after it had run out.", c => c.Late)),
        Section.Of("notification_sendings", "Notifications sent", "What was told, and who acknowledged it.", facts.Clocks.SelectMany(clock => clock.Sendings.Select(sent => (clock.Body, Sent: sent))),
            new("body", "Who was notified.", s => s.Body),
            new("sent_at", "When.", s => facts.Local(s.Sent.SentAt)),
            new("channel", "portal, email, telephone, letter or in_person.", s => s.Sent.Channel),
            new("reference", "Reference of the notification.", s => s.Sent.Reference),
            new("recorded_by", "Who recorded it.", s => facts.Staff(s.Sent.RecordedBy)),
            new("acknowledged_at", "When it was acknowledged; null before.", s => facts.Local(s.Sent.AcknowledgedAt)),
            new("acknowledgement", "Reference of the acknowledgement.", s => s.Sent.Acknowledgement)),
        Section.Of("notification_reminders", "Notification reminders", "Noted by the node, once for each clock that was about to run out, and once when it had.", facts.Clocks.SelectMany(clock => clock.Reminders.Select(reminder => (clock.Body, Reminder: reminder))),
            new("body", "Whom to notify.", r => r.Body),
            new("kind", "due_soon, or overdue.", r => r.Reminder.Kind),
            new("due_at", "When the clock runs out.", r => facts.Local(r.Reminder.DueAt)),
            new("noted_at", "When that was noted.", r => facts.Local(r.Reminder.NotedAt))),
    ];
}
