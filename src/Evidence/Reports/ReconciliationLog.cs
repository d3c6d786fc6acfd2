using System.Globalization;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// reconciliation-log.csv: every item with its rows, people and the four times, as they were stated. Times carry their offset. Where the
/// paper row does not state something, its digital copy does. Items outside the window that nobody has to account for have counts = n.
/// reasons: for each row why it belongs to the item, and how many minutes it lies apart, as row=reason/minutes.
/// </summary>
internal static class ReconciliationLog
{
    public static readonly string[] Columns =
    [
        "item", "expected", "paper_entry", "digital_entry", "outcome", "author", "transcriber", "checker", "occurred_at", "written_at", "entered_at", "checked_at",
        "other_entries", "service_id", "person_id", "category", "priority", "counts", "reasons", "explanation",
    ];

    public static void Write(CsvOutput csv, ServiceResult service)
    {
        foreach (var person in service.People)
        {
            foreach (var item in person.Result.Items)
                Item(csv, item);
        }
    }

    private static void Item(CsvOutput csv, ItemStatus item)
    {
        var (first, second) = (item.Paper ?? item.Digital, item.Digital);
        csv.Value(item.ItemId);
        Expected(csv, item.Expectation);
        csv.Value(item.PaperEntryId).Value(item.DigitalEntryId).Value(item.Outcome.Name())
            .Value(Text(Author(first), Author(second))).Value(Text(first?.TranscribedBy, second?.TranscribedBy)).Value(Text(first?.CheckedBy, second?.CheckedBy))
            .Value(first?.OccurredAt).Value(first?.WrittenAt ?? second?.WrittenAt).Value(first?.EnteredAt ?? second?.EnteredAt).Value(first?.CheckedAt ?? second?.CheckedAt)
            .Value(item.OtherEntryIds.IsEmpty ? "" : string.Join(';', item.OtherEntryIds)).Value(item.ServiceId).Value(item.PersonId)
            .Value(item.Category.Name()).Value(item.Priority.Name()).Value(item.Counted ? "y" : "n");
        Reasons(csv, item);
        csv.Value(item.Explanation).End();
    }

    private static string Text(string? first, string? second) => string.IsNullOrEmpty(first) ? second ?? "" : first;

    private static string? Author(Entry? entry) => entry?.Content is VisitMade visit ? string.Join(';', visit.StaffIds) : entry?.Author;

    private static void Expected(CsvOutput csv, ExpectedItem? expected)
    {
        if (expected is null)
            csv.Value("");
        else if (expected.From == expected.To)
            csv.Value(expected.From);
        else
            csv.Value(expected.From, expected.To);
    }

    private static void Reasons(CsvOutput csv, ItemStatus item)
    {
        Span<char> text = stackalloc char[512];
        var length = 0;
        foreach (var reason in item.Reasons)
        {
            var part = text[length..];
            var isWritten = reason.MinutesApart is { } minutes
                ? part.TryWrite(CultureInfo.InvariantCulture, $"{reason.EntryId}={Vocabulary.NameOf(reason.Because)}/{minutes};", out var written)
                : part.TryWrite(CultureInfo.InvariantCulture, $"{reason.EntryId}={Vocabulary.NameOf(reason.Because)};", out written);
            if (!isWritten)
            {
                csv.Value(string.Join(';', item.Reasons.Select(Reason)));
                return;
            }

            length += written;
        }

        csv.Value(text[..Math.Max(length - 1, 0)]);
    }

    private static string Reason(RowReason reason) =>
        reason.MinutesApart is { } minutes ? $"{reason.EntryId}={Vocabulary.NameOf(reason.Because)}/{minutes}" : $"{reason.EntryId}={Vocabulary.NameOf(reason.Because)}";
}
