using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Notifying;

/// <summary>Whether a body is told, that it was, and what the clocks say (DOMAIN.md section 8).</summary>
internal static class NotificationDecisions
{
    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) => command switch
    {
        DecideNotificationRequest c => Body(c.Body) ?? Guard.Text(("reason", c.Reason)) ?? Decided(History(state, c.Body), c),
        RecordAwarenessRequest c => Body(c.Body) ?? Guard.Text(("reason", c.Reason)) ?? Guard.Past("aware_at", c.AwareAt, context.Now) ?? Aware(History(state, c.Body), c),
        RecordNotificationSentRequest c => Body(c.Body) ?? Guard.Text(("reference", c.Reference)) ?? Channel(c.Channel) ?? Guard.Past("sent_at", c.SentAt, context.Now) ?? Sent(History(state, c.Body), c),
        AcknowledgeNotificationRequest c => Body(c.Body) ?? Guard.Text(("reference", c.Reference)) ?? Guard.Past("acknowledged_at", c.AcknowledgedAt, context.Now) ?? Acknowledged(History(state, c.Body), c),
        NoteNotificationClocks => Note(state, context),
        _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an incident."),
    };

    /// <summary>Rule 46 begins here: each clock is noted once when it is about to run out, and once when it has.</summary>
    private static Decision Note(IncidentState state, CommandContext context)
    {
        var policy = context.Surroundings.Organisation.Policy();
        return Decision.Accept([.. NotificationClock.Of(state, policy).Select(clock => (clock, Kind: clock.ToRemind(context.Now, policy))).Where(one => one.Kind is not null)
            .Select(one => new NotificationReminded { Body = one.clock.Body, Kind = one.Kind, DueAt = one.clock.DueAt.ToMoment() })]);
    }

    private static Decision Decided(NotificationHistory history, DecideNotificationRequest c)
    {
        var decided = new NotificationDecided { Body = c.Body, Notify = c.Notify, Reason = c.Reason, Reference = c.Reference };
        return history.Decisions.Count > 0 && history.Decisions[^1].What.Equals(decided) ? Decision.Accept() : Decision.Accept(decided);
    }

    private static Decision Aware(NotificationHistory history, RecordAwarenessRequest c)
    {
        var started = new NotificationClockStarted { Body = c.Body, AwareAt = c.AwareAt, Reason = c.Reason };
        return history.Started.Count > 0 && history.Started[^1].What.Equals(started) ? Decision.Accept() : Decision.Accept(started);
    }

    private static Decision Sent(NotificationHistory history, RecordNotificationSentRequest c)
    {
        var sent = new NotificationSent { Body = c.Body, SentAt = c.SentAt, Reference = c.Reference, Channel = c.Channel };
        return history.Sent.Exists(one => one.What.Equals(sent)) ? Decision.Accept()
            : history.Decisions.Count == 0 || !history.Decisions[^1].What.Notify ? Decision.Refuse(Catalogue.NotToBeNotified, c.Body)
            : Decision.Accept(sent);
    }

    private static Decision Acknowledged(NotificationHistory history, AcknowledgeNotificationRequest c)
    {
        var acknowledged = new NotificationAcknowledged { Body = c.Body, AcknowledgedAt = c.AcknowledgedAt, Reference = c.Reference };
        return history.Acknowledged.Exists(one => one.What.Equals(acknowledged)) ? Decision.Accept()
            : history.Sent.Count == 0 ? Decision.Refuse(Catalogue.NotificationNotSent, c.Body)
            : Earliest(history) is { } sent && c.AcknowledgedAt.Read() < sent.Read() ? Decision.Refuse(Catalogue.InvalidArgument, "acknowledged_at is before it was sent.")
            : Decision.Accept(acknowledged);
    }

    private static Moment? Earliest(NotificationHistory history) => history.Sent.Select(one => one.What.SentAt).MinBy(at => at.Read());

    private static NotificationHistory History(IncidentState state, string body) => state.Notifying.GetValueOrDefault(body) ?? NotificationHistory.None;

    private static Decision? Body(string body) => Guard.OneOf("body", body, [.. NotificationBodies.All]);

    private static Decision? Channel(string channel) => Guard.OneOf("channel", channel, "portal", "email", "telephone", "letter", "in_person");
}
