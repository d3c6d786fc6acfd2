using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Everything that was recorded about the incident, in the order in which it was recorded.</summary>
internal static class TimelineSection
{
    public static Section Of(PackFacts facts) => Section.Of(
        "timeline", "Timeline", "Every event of the incident in the order in which it was recorded. Nothing is ever removed from it.",
        facts.Timeline.Select(record => BoardChanges.Entry(record.Stream, record.Recorded)),
        new("position", "Position in the organisation's log.", entry => entry.Position),
        new("occurred_at", "When it happened, as stated; when nothing is stated, when it was recorded.", entry => facts.Local(entry.OccurredAt.Read())),
        new("recorded_at", "When it was recorded.", entry => facts.Local(entry.RecordedAt.Read())),
        new("who", "Who acted.", entry => facts.Staff(entry.Actor)),
        new("role", "In which role.", entry => entry.Role),
        new("what", "One sentence.", entry => entry.What),
        new("service", "Service id, where one is concerned.", entry => facts.Service(entry.ServiceId)),
        new("person", "Person id, where one is concerned.", entry => facts.Person(entry.PersonId)),
        new("event", "Name of the event.", entry => entry.Event));
}
