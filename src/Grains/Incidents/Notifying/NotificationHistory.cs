using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Incidents.Notifying;

/// <summary>All that was recorded about notifying one body, each list oldest first. A change of mind keeps what was decided before.</summary>
public sealed record NotificationHistory
{
    public static readonly NotificationHistory None = new();

    /// <summary>Awareness, where it is another moment than the outage's detection; the last one counts.</summary>
    public ImmutableList<Decided<NotificationClockStarted>> Started { get; init; } = [];

    public ImmutableList<Decided<NotificationDecided>> Decisions { get; init; } = [];

    public ImmutableList<Decided<NotificationSent>> Sent { get; init; } = [];

    public ImmutableList<Decided<NotificationAcknowledged>> Acknowledged { get; init; } = [];

    public ImmutableList<Decided<NotificationReminded>> Reminded { get; init; } = [];

    /// <summary>When the clock stopped, or null while it runs. What was told was told, whatever was decided afterwards; a decision that came with a reference was told with it.</summary>
    public DateTimeOffset? StoppedAt
    {
        get
        {
            var told = Sent.Select(one => one.What.SentAt.Read()).Concat(Decisions.Where(one => one.What.Notify && one.What.Reference.Length > 0).Select(one => one.At)).ToList();
            return told.Count > 0 ? told.Min()
                : Decisions.Count > 0 && !Decisions[^1].What.Notify ? Decisions[Decisions.FindLastIndex(one => one.What.Notify) + 1].At : null;
        }
    }

    public bool IsRunning => StoppedAt is null;

    internal NotificationHistory With(RecordedEvent recorded) => recorded.Event switch
    {
        NotificationClockStarted e => this with { Started = Started.Add(Of(e, recorded)) },
        NotificationDecided e => this with { Decisions = Decisions.Add(Of(e, recorded)) },
        NotificationSent e => this with { Sent = Sent.Add(Of(e, recorded)) },
        NotificationAcknowledged e => this with { Acknowledged = Acknowledged.Add(Of(e, recorded)) },
        NotificationReminded e => this with { Reminded = Reminded.Add(Of(e, recorded)) },
        var e => throw new UnknownEventException("a notification", e.Descriptor.FullName),
    };

    private static Decided<T> Of<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}
