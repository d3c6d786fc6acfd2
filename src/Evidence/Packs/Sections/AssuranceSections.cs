using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Who was to be notified. Earlier decisions stay beside the latest.</summary>
internal static class AssuranceSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("notifications", "Notification decisions", "For each body a decision, yes or no, with its reason. A later decision stands below an earlier one.", Notifications(facts),
            new("body", "Whom to notify.", n => n.Body),
            new("decision", "yes, no, or not decided.", n => n.Decided is null ? "not decided" : n.Decided.Notify ? "yes" : "no"),
            new("reason", "Why.", n => n.Decided?.Reason),
            new("reference", "Reference of the notification.", n => n.Decided?.Reference),
            new("decided_by", "Who decided.", n => facts.Staff(n.By)),
            new("recorded_at", "When.", n => n.At)),
    ];

    private static IEnumerable<(string Body, NotificationDecided? Decided, string By, DateTimeOffset? At)> Notifications(PackFacts facts)
    {
        var decided = facts.All<NotificationDecided>().ToLookup(n => n.What.Body, StringComparer.Ordinal);
        return NotificationBodies.All.Concat(decided.Select(d => d.Key)).Distinct(StringComparer.Ordinal).SelectMany(body => decided.Contains(body)
            ? decided[body].Select(n => (body, (NotificationDecided?)n.What, n.Recorded.Actor, (DateTimeOffset?)facts.Local(n.Recorded.RecordedAt)))
            : [(body, null, "", null)]);
    }
}
