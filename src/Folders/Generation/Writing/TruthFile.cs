using System.Text;
using System.Text.Json;
using Reinstate.Folders.Generation.Faults;

namespace Reinstate.Folders.Generation.Writing;

/// <summary>truth.csv: which faults were planted. A fault about several people has a line for each of them.</summary>
internal sealed class TruthFile(string folder, OutageCalendar calendar) : IDisposable
{
    public const string Name = "truth.csv";
    private readonly CsvFile file = new(Path.Combine(folder, Name), "fault_id rule service_id person_id entries what", CsvStyle.Plain, calendar);

    public int Faults { get; private set; }

    public void Write(IEnumerable<TruthLine> lines)
    {
        foreach (var line in lines)
            file.Text(line.FaultId).Number((int?)line.Rule).Text(line.ServiceId).Text(line.PersonId).Text(string.Join(';', line.Entries)).Text(line.What).End();
        Faults++;
    }

    public void Dispose() => file.Dispose();
}

/// <summary>truth.json: with what the folder was made.</summary>
internal static class TruthParameters
{
    public static void Write(string folder, GenerationRequest request, OutageCalendar calendar, GeneratedFolder made)
    {
        using var stream = File.Create(Path.Combine(folder, "truth.json"));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("services", request.Services);
        json.WriteNumber("people", request.People);
        json.WriteNumber("hours", request.Hours);
        json.WriteNumber("seed", request.Seed);
        json.WriteBoolean("shuffle", request.Shuffle);
        json.WriteString("contingency_from", calendar.Text(0, offset: true));
        json.WriteString("restored_at", calendar.Text(calendar.Length, offset: true));
        json.WriteNumber("faults", made.Faults);
        json.WriteStartObject("not_planted");
        foreach (var (rule, reason) in made.NotPlanted.OrderBy(p => p.Key))
            json.WriteString(rule.ToString(System.Globalization.CultureInfo.InvariantCulture), reason);
        json.WriteEndObject();
        json.WriteStartObject("rows");
        foreach (var (name, rows) in made.Rows)
            json.WriteNumber(name, rows);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        stream.Write(Encoding.UTF8.GetBytes("\n"));
    }
}
