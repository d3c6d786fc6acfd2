using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// reconciliation-log.csv: every item with its rows, people and the four times, as they were stated. Times carry their offset. Where the
/// paper row does not state something, its digital copy does. Items outside the window that nobody has to account for have counts = n.
/// </summary>
internal static class ReconciliationLog
{
    public static void Write(FolderResult result, TextWriter writer)
    {
        var csv = new CsvOutput(writer);
        csv.Row("item", "expected", "paper_entry", "digital_entry", "outcome", "author", "transcriber", "checker", "occurred_at", "written_at", "entered_at", "checked_at",
            "other_entries", "service_id", "person_id", "category", "priority", "counts", "explanation");
        for (var i = 0; i < result.People.Length; i++)
        {
            var facts = result.Folder.People[i];
            var entries = facts.Entries.ToDictionary(e => e.EntryId, StringComparer.Ordinal);
            var expected = facts.Expected.ToDictionary(e => e.ItemId, StringComparer.Ordinal);
            foreach (var item in result.People[i].Items)
                Item(csv, item, expected.GetValueOrDefault(item.ItemId), entries.GetValueOrDefault(item.PaperEntryId), entries.GetValueOrDefault(item.DigitalEntryId));
        }
    }

    private static void Item(CsvOutput csv, ItemStatus item, ExpectedItem? expected, Entry? paper, Entry? digital)
    {
        var (first, second) = (paper ?? digital, digital);
        csv.Row(item.ItemId, Expected(expected), item.PaperEntryId, item.DigitalEntryId, item.Outcome.Name(), Stated(Author), Stated(e => e.TranscribedBy),
            Stated(e => e.CheckedBy), At(e => e.OccurredAt), At(e => e.WrittenAt), At(e => e.EnteredAt), At(e => e.CheckedAt), string.Join(';', item.OtherEntryIds),
            item.ServiceId, item.PersonId, item.Category.Name(), item.Priority.Name(), item.Counted ? "y" : "n", item.Explanation);

        string Stated(Func<Entry, string> column) => first is null ? "" : column(first) is { Length: > 0 } text ? text : second is null ? "" : column(second);

        string At(Func<Entry, DateTimeOffset?> column) => ((first is null ? null : column(first)) ?? (second is null ? null : column(second))) is { } at ? ItemIds.Iso(at) : "";
    }

    private static string Author(Entry entry) => entry.Content is VisitMade visit ? string.Join(';', visit.StaffIds) : entry.Author;

    private static string Expected(ExpectedItem? expected) => expected switch
    {
        null => "",
        _ when expected.From == expected.To => ItemIds.Iso(expected.From),
        _ => $"{ItemIds.Iso(expected.From)}/{ItemIds.Iso(expected.To)}",
    };
}
