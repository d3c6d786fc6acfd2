using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What was said to and by the supplier, how soon it answered, and what its promises were worth.</summary>
internal static class SupplierScorecards
{
    public static SupplierScorecard Of(IncidentState incident, DateTimeOffset now)
    {
        var learning = incident.Learning;
        var asked = learning.SupplierContacts.Values.Where(contact => contact.What.AsksAnswer).ToList();
        var answers = asked.Select(contact => AnswerSeconds(learning, contact.What)).OfType<long>().Order().ToList();
        var promises = learning.SupplierContacts.Values.Where(contact => contact.What.Promise.Length > 0).Select(contact => PromiseState(learning, contact.What, now)).ToList();
        return new()
        {
            Supplier = incident.Declaration?.Supplier ?? "",
            Contacts = learning.SupplierContacts.Count,
            Asked = asked.Count,
            Answered = answers.Count,
            MedianAnswerSeconds = Median(answers),
            LongestAnswerSeconds = answers.Count > 0 ? answers[^1] : 0,
            Promises = promises.Count,
            PromisesKept = promises.Count(state => state == "kept"),
            PromisesBroken = promises.Count(state => state == "broken"),
            PromisesOpen = promises.Count(state => state == "open"),
            PromisesUnjudged = promises.Count(state => state == "unjudged"),
            FirstContactSeconds = learning.SupplierContacts.IsEmpty || incident.DetectedAt is not { } detected ? 0
                : (long)(learning.SupplierContacts.Values.Min(contact => contact.What.OccurredAt.Read()) - detected).TotalSeconds,
            OutageSeconds = incident.OutageSeconds ?? 0,
        };
    }

    /// <summary>In the order in which they were.</summary>
    public static IEnumerable<SupplierContact> Contacts(LearningState learning, DateTimeOffset now) => learning.SupplierContacts.Values
        .OrderBy(contact => contact.What.OccurredAt.Read()).ThenBy(contact => contact.What.ContactId, StringComparer.Ordinal).Select(contact => new SupplierContact
        {
            ContactId = contact.What.ContactId,
            OccurredAt = contact.What.OccurredAt,
            Direction = contact.What.Direction,
            Channel = contact.What.Channel,
            Summary = contact.What.Summary,
            AsksAnswer = contact.What.AsksAnswer,
            Answers = contact.What.Answers,
            Promise = contact.What.Promise,
            PromisedBy = contact.What.PromisedBy,
            PromiseState = contact.What.Promise.Length == 0 ? "" : PromiseState(learning, contact.What, now),
            PromiseNote = learning.Promises.GetValueOrDefault(contact.What.ContactId)?.What.Note ?? "",
            RecordedBy = contact.By,
        });

    /// <summary>Whether it was kept is for somebody to say: a promise whose time is over is not broken by that.</summary>
    private static string PromiseState(LearningState learning, SupplierContactRecorded contact, DateTimeOffset now) =>
        learning.Promises.GetValueOrDefault(contact.ContactId) is { } judged ? judged.What.Kept ? "kept" : "broken"
        : contact.PromisedBy.Read() < now ? "unjudged" : "open";

    private static long? AnswerSeconds(LearningState learning, SupplierContactRecorded asked)
    {
        var answers = learning.SupplierContacts.Values.Where(contact => contact.What.Answers == asked.ContactId).Select(contact => contact.What.OccurredAt.Read()).ToList();
        return answers.Count == 0 ? null : (long)(answers.Min() - asked.OccurredAt.Read()).TotalSeconds;
    }

    // Of an even number the lower of the two in the middle.
    private static long Median(List<long> sorted) => sorted.Count == 0 ? 0 : sorted[(sorted.Count - 1) / 2];
}
