using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What was said to and by the supplier, and what its promises were worth.</summary>
internal static class SupplierSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("supplier_scorecard", "Supplier in figures", "How soon the supplier answered, and which promises it kept.", facts.Review.Supplier is { } card ? [card] : Enumerable.Empty<V1.SupplierScorecard>(),
            new("supplier", "Supplier, as stated in the declaration.", s => s.Supplier),
            new("contacts", "Contacts that were recorded.", s => s.Contacts),
            new("asked", "Of them those that asked for an answer.", s => s.Asked),
            new("answered", "Of those, answered.", s => s.Answered),
            new("first_contact_seconds", "From detection to the first contact; null without one.", s => s.Contacts > 0 ? s.FirstContactSeconds : default(long?)),
            new("median_answer_seconds", "From question to answer; the lower middle one, null without an answer.", s => s.Answered > 0 ? s.MedianAnswerSeconds : default(long?)),
            new("longest_answer_seconds", "The longest; null without an answer.", s => s.Answered > 0 ? s.LongestAnswerSeconds : default(long?)),
            new("promises", "Promises that were recorded.", s => s.Promises),
            new("promises_kept", "Of them kept.", s => s.PromisesKept),
            new("promises_broken", "Of them broken.", s => s.PromisesBroken),
            new("promises_open", "Of them not judged, and not past.", s => s.PromisesOpen),
            new("promises_unjudged", "Of them past, and nobody said whether they were kept.", s => s.PromisesUnjudged)),
        Section.Of("supplier_contacts", "Communication with the supplier", "What was said to and by the supplier, in the order in which it was.", facts.Review.SupplierContacts,
            new("contact_id", "Id of the contact.", c => c.ContactId),
            new("occurred_at", "When.", c => facts.Local(c.OccurredAt)),
            new("direction", "to_supplier, or from_supplier.", c => c.Direction),
            new("channel", "telephone, email, portal or in_person.", c => c.Channel),
            new("summary", "What was said.", c => c.Summary),
            new("asks_answer", "Whether it asks for an answer.", c => c.AsksAnswer),
            new("answers", "Id of the contact that it answers.", c => c.Answers),
            new("promise", "What the supplier promised.", c => c.Promise),
            new("promised_by", "By when; null without a promise.", c => facts.Local(c.PromisedBy)),
            new("promise_state", "open, unjudged (past, and nobody said), kept or broken; empty without.", c => c.PromiseState),
            new("promise_note", "What was noted with that judgement.", c => c.PromiseNote),
            new("recorded_by", "Who recorded it.", c => facts.Staff(c.RecordedBy))),
    ];
}
