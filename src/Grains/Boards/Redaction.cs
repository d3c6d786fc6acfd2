using System.Text;
using Google.Protobuf;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Replies without names, initials and free text: what somebody typed is left out, people and staff are pseudonyms, and what is left are numbers, times, ids of
/// services and words of this program. Safety rule: a reply that nobody said how to redact is not given.
/// </summary>
public static class Redaction
{
    public static IMessage Of(IMessage reply, Pseudonyms names)
    {
        switch (reply)
        {
            case GetIncidentReply r:
                (r.Title, r.Supplier) = ("", "");
                foreach (var run in r.Runs)
                    (run.ServiceName, run.Group, run.Commissioner, run.SignedOffBy) = ("", "", "", names.Staff(run.SignedOffBy, run.ServiceId));
                break;
            case GetTimelineReply r:
                foreach (var entry in r.Entries)
                    (entry.Actor, entry.PersonId, entry.What) = (names.Staff(entry.Actor, entry.ServiceId), names.Person(entry.PersonId), Sentence(entry.Event));
                break;
            case GetCompletenessReply r:
                foreach (var row in r.Rows)
                    row.PersonId = names.Person(row.PersonId);
                foreach (var item in r.Items)
                    Redact(item, names);
                break;
            case GetFindingsReply r:
                foreach (var finding in r.Findings)
                    Redact(finding, names);
                break;
            case GetVisitsReply r:
                return RedactedVisits.Of(r, names);
            case GetPaceReply:
                break;
            default:
                throw new InvalidOperationException($"Nobody has said how {reply.Descriptor.Name} is redacted.");
        }

        return reply;
    }

    /// <summary>The name of an event in words.</summary>
    public static string Sentence(string @event)
    {
        var words = new StringBuilder();
        foreach (var letter in @event)
            words.Append(char.IsUpper(letter) && words.Length > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}");
        return words.ToString();
    }

    private static void Redact(Item item, Pseudonyms names)
    {
        (item.PersonId, item.ItemId, item.PaperEntryId, item.DigitalEntryId, item.Explanation, item.What) = (names.Person(item.PersonId), "", "", "", "", "");
        item.OtherEntryIds.Clear();
        item.WaitingEntryIds.Clear();
    }

    private static void Redact(Finding finding, Pseudonyms names)
    {
        (finding.PersonId, finding.DecidedBy) = (names.Person(finding.PersonId), names.Staff(finding.DecidedBy, finding.ServiceId));
        (finding.FindingId, finding.ItemId, finding.Explanation, finding.DecisionReason) = ("", "", "", "");
        finding.EntryIds.Clear();
    }
}
