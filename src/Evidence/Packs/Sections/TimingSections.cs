using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>When the incident's life turned, and whether its systems came back in the order of policy.</summary>
internal static class TimingSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("milestones", "Turns of the incident", "From detection on, as far as it went, against the limits of policy.", facts.Review.Milestones,
            new("what", "detected, declared, contingency, restored, reconciling, assurance, closed, learning_complete or reopened.", m => m.What),
            new("at", "When.", m => facts.Local(m.At)),
            new("seconds_from_detection", "Since it was noticed.", m => m.SecondsFromDetection),
            new("due_at", "Its limit; null where policy has none.", m => facts.Local(m.DueAt)),
            new("late_seconds", "How long after its limit; 0 in time.", m => m.LateSeconds)),
        Section.Of("restoration_order", "Order of restoration", "Where a system came back before another that policy puts ahead of it.", facts.Review.RestoredOutOfOrder.Select((what, i) => (Number: i + 1, What: what)),
            new("number", "Its place in this list.", o => o.Number),
            new("what", "Which two, and at which services.", o => o.What)),
    ];
}
