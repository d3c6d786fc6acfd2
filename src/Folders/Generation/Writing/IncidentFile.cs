namespace Reinstate.Folders.Generation.Writing;

/// <summary>incident.csv: its one row.</summary>
internal static class IncidentFile
{
    private const string Columns = "incident_id kind title supplier systems services detected_at declared_at contingency_from restored_at time_zone plan_version plan_last_tested";

    public static void Write(string folder, GenerationRequest request, OutageCalendar calendar, string[] types)
    {
        using var file = new CsvFile(Path.Combine(folder, "incident.csv"), Columns, CsvStyle.Plain, calendar);
        file.Text($"INC-{request.Seed}").Text("exercise").Text("Care records unavailable, generated exercise").Text("Example Supplier Systems").Text("care_planning;emar;rostering;telephony")
            .Text(string.Join(';', types.Select((t, i) => Building.ServiceBuilder.IdOf(new(i, t, 0, []))))).Time(-25 * OutageCalendar.Minute).Time(-10 * OutageCalendar.Minute).Time(0)
            .Time(calendar.Length).Text("Europe/London").Text("4.2").Text(calendar.Date(-50 * OutageCalendar.Day)).End();
    }
}
