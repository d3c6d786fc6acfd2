using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What may have to be safeguarded: concerns, behaviour, falls, injuries, escalations.</summary>
internal static class SafeguardingSection
{
    public static Section Of(PackFacts facts) => Section.Of(
        "incidents_and_safeguarding", "Incidents and safeguarding", "Every item and entry of safeguarding, behaviour, falls, injuries and escalations, with who checked it. Whether safeguarding was notified stands among the notification decisions.", Lines(facts),
        new("service", "Service id.", l => facts.Service(l.ServiceId)),
        new("person", "Person id.", l => facts.Person(l.Record.Person.PersonId)),
        new("category", "safeguarding, behaviour, fall, injury or escalation.", l => CategoryOf(l)?.Name()),
        new("item", "Item id.", l => l.Item?.ItemId),
        new("entry", "Entry id.", l => l.Entry?.EntryId),
        new("occurred_at", "When it happened.", l => l.Entry?.OccurredAt),
        new("what", "What the entry says.", l => l.Entry is { } entry ? Sentences.Of(entry) : null),
        new("author", "Who gave care, as signed.", l => facts.Staff(l.Entry?.Author ?? "", l.ServiceId)),
        new("checked_by", "Who second-checked it.", l => facts.Staff(l.Entry?.CheckedBy ?? "", l.ServiceId)),
        new("outcome", "Where the item stands.", l => l.Item?.Outcome.Name()),
        new("open", "Whether it is in the way of completeness.", l => l.Item?.Open));

    internal static IEnumerable<LoggedEntry> Lines(PackFacts facts) =>
        LoggedEntries.Of(facts).Where(l => CategoryOf(l) is Category.Safeguarding or Category.Behaviour or Category.Fall or Category.Injury or Category.Escalation);

    private static Category? CategoryOf(LoggedEntry logged) => logged.Item?.Category ?? (logged.Entry?.Content as RecordMade)?.Category;
}
