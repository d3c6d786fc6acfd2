using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;

namespace Reinstate.GrainsTests;

/// <summary>
/// Reads the raw events and says why a sign-off should not have happened. It shares no code with the fold, the engine or the judge:
/// for this provider every expected item has exactly one entry that can account for it, so plain bookkeeping is enough.
/// </summary>
internal static class SignOffOracle
{
    private static readonly Dictionary<string, string> EntryOf = new(StringComparer.Ordinal) { ["ann/dose-levo"] = "dose", ["ann/note-ann"] = "personal_care", ["bob/note-bob"] = "personal_care", ["cyd/note-cyd"] = "personal_care" };

    public static string? Objection(IReadOnlyList<TimelineRecord> log, string signer)
    {
        var expected = new HashSet<string>(StringComparer.Ordinal);
        var excepted = new HashSet<string>(StringComparer.Ordinal);
        var entries = new Dictionary<string, (Entry Entry, bool Checked, bool Void)>(StringComparer.Ordinal);
        var transcribers = new HashSet<string>(StringComparer.Ordinal);
        var queries = new HashSet<string>(StringComparer.Ordinal);
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (stream, recorded) in log.Select(record => (record.Stream, record.Recorded)))
        {
            var person = stream.Split('/')[^1];
            switch (recorded.Event)
            {
                case ExpectedItemsFrozen e:
                    expected.UnionWith(e.Items.Select(item => $"{person}/{item.ItemId}"));
                    break;
                case ExpectedItemsAmended e:
                    expected.ExceptWith(e.Withdrawn.Select(item => $"{person}/{item}"));
                    break;
                case ItemExcepted e:
                    excepted.Add($"{person}/{e.ItemId}");
                    break;
                case EntriesRecorded e:
                    foreach (var entry in e.Entries)
                        entries[$"{person}/{entry.EntryId}"] = (entry, false, false);
                    transcribers.Add(recorded.Actor);
                    break;
                case EntryCorrected e:
                    entries[$"{person}/{e.Entry.EntryId}"] = (e.Entry, false, false);
                    transcribers.Add(recorded.Actor);
                    break;
                case EntryChecked e:
                    entries[$"{person}/{e.EntryId}"] = entries[$"{person}/{e.EntryId}"] with { Checked = true };
                    break;
                case EntryVoided e:
                    entries[$"{person}/{e.EntryId}"] = entries[$"{person}/{e.EntryId}"] with { Void = true };
                    break;
                case QueryRaised e:
                    queries.Add($"{person}/{e.QueryId}");
                    break;
                case QueryResolved e:
                    queries.Remove($"{person}/{e.QueryId}");
                    break;
                case SheetsIssued e:
                    foreach (var sheet in e.Sheets)
                        pages[sheet.Serial] = sheet.Pages;
                    break;
                case SheetReturned e:
                    pages[e.Serial] = Math.Min(pages[e.Serial], 2 - e.PagesReturned);
                    break;
                case SheetLossAttested e:
                    pages[e.Serial] = 0;
                    break;
            }
        }

        var waiting = entries.Where(entry => !entry.Value.Void && !entry.Value.Checked).Select(entry => entry.Key).ToList();
        var missing = expected.Where(item => !excepted.Contains(item) && !entries.Any(entry =>
            entry.Key.StartsWith(item.Split('/')[0] + "/", StringComparison.Ordinal) && entry.Value is { Checked: true, Void: false } && Kind(entry.Value.Entry) == EntryOf[item])).ToList();
        return transcribers.Contains(signer) ? $"{signer} transcribed"
            : waiting.Count > 0 ? $"not checked: {string.Join(", ", waiting)}"
            : missing.Count > 0 ? $"not accounted for: {string.Join(", ", missing)}"
            : queries.Count > 0 ? $"queries open: {string.Join(", ", queries)}"
            : pages.Values.Any(left => left > 0) ? "a sheet is out"
            : null;
    }

    private static string Kind(Entry entry) => entry.Dose is not null ? "dose" : entry.Record.Category;
}
