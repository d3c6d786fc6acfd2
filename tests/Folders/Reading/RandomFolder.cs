using System.Text;
using CsCheck;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading;

/// <summary>
/// Folders of a few rows a file, with ids that repeat within and across files, values of every kind of wrong, repeated rows and broken records:
/// small enough that everything meets everything.
/// </summary>
internal static class RandomFolder
{
    private static readonly FileKind[] Kinds =
    [
        FileKind.Services, FileKind.People, FileKind.Staff, FileKind.Shifts, FileKind.CodeMap, FileKind.ExpectedDoses, FileKind.ExpectedRecords, FileKind.ExpectedVisits,
        FileKind.Sheets, FileKind.Doses("paper"), FileKind.Records("paper"), FileKind.Visits("paper"), FileKind.Doses("digital"), FileKind.Records("digital"),
        FileKind.Visits("digital"), FileKind.RotaChanges, FileKind.OnCall, FileKind.PrintedPack, FileKind.Contacts, FileKind.Stock,
    ];

    private static readonly string[] Times =
    [
        "2026-10-24T08:00", "2026-10-24T08:00", "2026-10-24T09:30:15", "2026-10-24T09:30+01:00", "2026-10-25T01:30Z", "2026-10-25T12:00", "2026-10-26 07:00",
        "2026-10-26T07:00:00.5",
    ];

    private static readonly string[] Broken = ["\"", "\"x\"y", "\u00A0 ", "not a time", "-1", "2026-10-25T01:30", "2026-03-29T01:15", "2026-10-25T01:45:01", "S9", "7,5", "", "1.50", "é", "2026-13-01T00:00", "2999-01-01T00:00", "\"a, b\"", "\"line\nbreak\"", "y"];

    private static readonly string[] RawLines = ["", "\n", "a,b", "\"never ends", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "\""];

    /// <summary>File name and text, in bytes.</summary>
    public static readonly Gen<(string Name, byte[] Text)[]> Any =
        All(Kinds.Select(File)).Select(files => files.Where(f => f.Text.Length > 0).Prepend(Incident).ToArray());

    private static (string Name, byte[] Text) Incident => ("incident.csv", Encoding.UTF8.GetBytes(
        "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,T,emar,S1;S9,2026-10-24T07:00,2026-10-24T07:00,2026-10-25T17:00\n"));

    private static Gen<(string Name, byte[] Text)> File(FileKind kind)
    {
        string[] columns = [.. kind.Required, .. kind.Optional, "remark"];
        var sound = All(columns.Select(c => One(Values(c))));
        var row = Gen.Frequency((12, sound), (2, Gen.Select(sound, Gen.Int[0, columns.Length - 1], One(Broken), (fields, at, wrong) => (string[])[.. fields[..at], wrong, .. fields[(at + 1)..]])));
        var line = Gen.Frequency((40, row.Select(fields => string.Join(',', fields))), (1, One(RawLines)));
        var ends = kind == FileKind.Services || kind == FileKind.People ? 1 : 0;
        return Gen.Select(line.Array[6 * ends, 8], Gen.Int[0, 60], One(["\n", "\r\n"]), Gen.Bool, (lines, odd, end, repeat) =>
        {
            string[] all = ends == 1 ? [.. Sure(kind, columns), .. lines] : lines;
            if (repeat && all.Length > 0)
                all = [.. all, all[0]];
            var text = Encoding.UTF8.GetBytes(string.Join(end, [string.Join(',', columns), .. all]) + end);
            return (kind.Name, odd == 0 ? [] : odd == 1 ? text[..(text.Length / 2)] : odd == 2 ? Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(text)) : text);
        });
    }

    private static Gen<T> One<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T[]> All<T>(IEnumerable<Gen<T>> each) => each.Aggregate(Gen.Const(Array.Empty<T>()), (all, one) => Gen.Select(all, one, (before, next) => (T[])[.. before, next]));

    /// <summary>Rows without which a folder cannot be read.</summary>
    private static IEnumerable<string> Sure(FileKind kind, string[] columns) =>
        (kind == FileKind.Services ? new[] { "S1", "S2" } : ["P1", "P2", "P3"]).Select((id, i) => string.Join(',', columns.Select(c => c switch
        {
            "service_id" when kind == FileKind.People => i == 2 ? "S2" : "S1",
            "service_id" or "person_id" => id,
            "name" => "Somebody",
            "type" => "care_home",
            _ => "",
        })));

    private static string[] Values(string column) => column switch
    {
        "service_id" => ["S1", "S2"],
        "person_id" => ["P1", "P2", "P3"],
        "visit_id" => ["V1", "V2", "V3"],
        "entry_id" => ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", " E1 ", "\"E2\""],
        "contact_id" or "change_id" or "decision_id" or "staff_id" or "serial" => ["X1", "X2", "X3", "X4", "X5"],
        "medicine_id" => ["M1", "M2"],
        "category" => ["nutrition", "mood", "fall"],
        "type" => ["care_home", "homecare"],
        "party" => ["gp", "family"],
        "meaning" => ["given", "refused"],
        "kind" => ["mar", "notes", ""],
        "source" => ["ecm", "manual", ""],
        "precision" => ["", "exact", "shift"],
        "priority" => ["", "P1"],
        "name" or "text" or "summary" or "title" or "medicine" or "author" or "decision" or "role" or "initials" or "code" or "decided_by" or "chart_family" => ["x", "y y", "\"say \"\"so\"\"\""],
        "staff_ids" or "services" or "competencies" => ["", "A1;B1", " A1 ; ", "medicines:2026-12-31"],
        "dob" or "plan_last_tested" => ["", "1950-02-01"],
        "leave_from" or "leave_to" or "stop" or "printed_at" or "summary_authorised_at" => [.. Times, "2026-10-25", ""],
        "count" or "dose_given" or "wasted" or "stock_before" or "stock_after" or "ingredient_mg" => ["", "1", "2.5", "0.50", "+3"],
        "line" or "pages" or "pages_returned" or "window_minutes" or "prn_max_24h" or "workers_required" or "max_interval_minutes" or "prn_min_interval_minutes" => ["", "1", "60", "+4"],
        "prn" or "late_entry" or "time_critical" or "variable_dose" or "decided_on_call" => ["", "y", "n", "N"],
        "written_at" or "entered_at" or "checked_at" => [.. Times, "", "2026-10-25T01:30", "2026-03-29T01:15"],
        _ when column.EndsWith("_at", StringComparison.Ordinal) || column.EndsWith("_in", StringComparison.Ordinal) || column.EndsWith("_out", StringComparison.Ordinal)
            || column is "due_from" or "due_to" or "start" or "end" => Times,
        _ => ["", "x"],
    };
}
