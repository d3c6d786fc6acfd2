namespace Reinstate.FoldersTests.Foreign;

/// <summary>Rows of the rota as events.</summary>
internal static class AsCalendar
{
    public static string Visit(Dictionary<string, string> row) => string.Join('\n', new[]
    {
        $"UID:{row["visit_id"]}", $"DTSTART;TZID=Europe/London:{At(row["start"])}", $"DTEND;TZID=Europe/London:{At(row["end"])}", $"X-REINSTATE-PERSON:{row["person_id"]}",
        $"X-REINSTATE-WORKERS:{row["workers_required"]}", $"X-REINSTATE-TIME-CRITICAL:{row["time_critical"]}", $"X-REINSTATE-PRIORITY:{row["priority"]}",
        $"SUMMARY:{row["tasks"].Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)}",
    }.Concat(row["staff_ids"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => $"ATTENDEE;X-STAFF-ID={s}:mailto:{s}@example.org")));

    public static string Shift(Dictionary<string, string> row, int number) =>
        $"UID:shift-{number}\nDTSTART;TZID=Europe/London:{At(row["start"])}\nDTEND;TZID=Europe/London:{At(row["end"])}\nATTENDEE;X-STAFF-ID={row["staff_id"]}:mailto:x@example.org\nX-REINSTATE-SERVICE:{row["service_id"]}";

    private static string At(string local) => local.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal) + (local.Length == 16 ? "00" : "");
}
