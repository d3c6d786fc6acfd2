using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 33: a time without an offset in the hour that the clock repeats or skips may mean two instants, and a paper row and its copy exactly
/// an hour apart on such a day are likely to be one time read twice. A person decides which is meant.
/// </summary>
internal sealed class ClockChangeDoubt : IItemRule
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public RuleInfo Info { get; } = new(33, "Repeated or skipped hour at the clock change", Severity.Medium)
    {
        Needs = [Needs.Entries],
        Codes = ["time_in_doubt", "copy_an_hour_apart"],
        Window = "the days on which the clock changes in the incident's time zone",
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts)
            return;
        var doubtful = Array.FindAll(item.Entries, e => !e.DoubtfulTimes.IsEmpty);
        if (doubtful.Length > 0)
            Tell(item, doubtful, person, found);
        else if (item is { IsCopy: true, Paper: { } paper, Digital: { } copy } && (paper.OccurredAt - copy.OccurredAt).Duration() == Hour
            && ClockChange.IsOnDayOf(paper.OccurredAt, person.Context.Zone))
        {
            found.Add(person.Finding(Info, "copy_an_hour_apart", item, [paper, copy],
                $"{Say.Row(paper)} and its copy, {Say.Row(copy)}, are exactly an hour apart ({person.At(paper.OccurredAt)} against {person.At(copy.OccurredAt)}), on the day on which the clock changes.", queries: true));
        }
    }

    private void Tell(MatchedItem item, Entry[] doubtful, PersonCase person, List<Finding> found)
    {
        var stated = doubtful.Select(e => $"{Say.Row(e)} states {string.Join(" and ", e.DoubtfulTimes.Select(column => Stated(e, column, person)))}");
        found.Add(person.Finding(Info, "time_in_doubt", item, doubtful, $"{string.Join("; ", stated)}; a person must decide.", queries: true));
    }

    private static string Stated(Entry entry, string column, PersonCase person)
    {
        if (TimeOf(entry, column) is not { } at)
            return $"{column} in an hour that the clock repeats or skips";
        return ClockChange.Both(at, person.Context.Zone) is var (first, last) ? $"{column}, which may be {Utc(first)} or {Utc(last)}" : $"{column}, {person.At(at)}, in an hour that the clock repeats or skips";

        string Utc(DateTimeOffset instant) => $"{person.At(instant)} (UTC {instant.UtcDateTime:HH:mm})";
    }

    private static DateTimeOffset? TimeOf(Entry entry, string column) => column switch
    {
        "occurred_at" or "actual_in" => entry.OccurredAt,
        "written_at" => entry.WrittenAt,
        "entered_at" => entry.EnteredAt,
        "checked_at" => entry.CheckedAt,
        "due_at" => (entry.Content as DoseGiven)?.DueAt,
        "actual_out" => (entry.Content as VisitMade)?.ActualOut,
        "family_informed_at" => (entry.Content as VisitMade)?.FamilyInformedAt,
        "welfare_confirmed_at" => (entry.Content as VisitMade)?.WelfareConfirmedAt,
        _ => null,
    };
}
