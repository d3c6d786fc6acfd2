using System.Collections.Immutable;
using System.Text;
using Reinstate.Folders.Generation;

namespace Reinstate.Bench;

/// <summary>A sound folder, and the files of it that are damaged.</summary>
internal sealed record FuzzSample(ImmutableArray<(string Name, byte[] Bytes)> Files, ImmutableArray<string> Targets);

/// <summary>Sound folders of every format: generated ones of all service types, and foreign files about their people.</summary>
internal static class FuzzSamples
{
    public static readonly ImmutableArray<string> Targets = ["csv", "fhir", "ics", "policy"];

    private static readonly ImmutableArray<string> Types = ["nursing_home", "care_home", "supported_living", "extra_care", "homecare", "shared_lives"];

    public static IReadOnlyList<FuzzSample>? Of(string target) => target switch
    {
        "csv" => [.. Enumerable.Range(1, 6).Select(seed => Generated(seed)).Select(files => new FuzzSample(files, [.. files.Select(f => f.Name)]))],
        "fhir" => [Foreign("record.ndjson", FhirLines()), Foreign("bundle.json", "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + string.Join(",\n", FhirLines().Split('\n').Select(r => $"{{\"resource\":{r}}}")) + "]}")],
        "ics" => [Foreign("rota.ics", Rota())],
        "policy" => [new([("policy.json", Encoding.UTF8.GetBytes("{ \"second_check_seconds\": 20, \"high_risk_medicines\": [\"insulin\", \"warfarin\"], \"limit_p3_minutes\": 100 }"))], ["policy.json"])],
        _ => null,
    };

    private static ImmutableArray<(string Name, byte[] Bytes)> Generated(int seed)
    {
        var root = Directory.CreateTempSubdirectory("reinstate-sample-");
        try
        {
            var folder = Path.Combine(root.FullName, "folder");
            FolderGenerator.Generate(new(1, 4, 6, (ulong)seed) { Types = [Types[seed % Types.Length]] }, folder);
            return [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Where(f => !Path.GetFileName(f).StartsWith("truth", StringComparison.Ordinal)).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static FuzzSample Foreign(string name, string text) => new(
    [
        ("incident.csv", Bytes("incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,Out,emar,S1,2026-10-24T20:00+01:00,2026-10-24T20:00+01:00,2026-10-25T08:00+00:00\n")),
        ("services.csv", Bytes("service_id,name,type\nS1,The Limes,care_home\n")),
        ("people.csv", Bytes("person_id,service_id,name,nhs_number\nP1,S1,Pat Example,9990000001\nP2,S1,Sam Example,\n")),
        ("staff.csv", Bytes("staff_id,name,initials,role,services\nA1,Ann,AA,nurse,S1\nB1,Bob,BB,carer,S1\n")),
        (name, Bytes(text)),
    ], [name]);

    private static string FhirLines() => string.Join('\n',
        """{"resourceType":"Patient","id":"p1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000001"}],"name":[{"text":"Pat Example"}],"birthDate":"1940-05-01"}""",
        """{"resourceType":"MedicationRequest","id":"r1","status":"active","intent":"order","medicationCodeableConcept":{"text":"Amlodipine 5 mg","coding":[{"system":"http://snomed.info/sct","code":"AMLO"}]},"subject":{"reference":"Patient/p1"},"dosageInstruction":[{"timing":{"event":["2026-10-24T22:00:00+01:00"],"repeat":{"timeOfDay":["22:00:00"]}},"route":{"text":"oral"},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}]}]}""",
        """{"resourceType":"MedicationAdministration","id":"a1","meta":{"lastUpdated":"2026-10-25T09:00:00Z"},"status":"completed","medicationCodeableConcept":{"coding":[{"code":"AMLO"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-10-24T22:05:00+01:00","performer":[{"actor":{"display":"AA"}}],"dosage":{"dose":{"value":1}},"request":{"reference":"MedicationRequest/r1"}}""",
        """{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://snomed.info/sct","code":"1104051000000101"}],"text":"NEWS2"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-10-25T01:30:00","performer":[{"display":"BB"}],"valueQuantity":{"value":1},"component":[{"code":{"text":"RR"},"valueQuantity":{"value":16}}]}""",
        """{"resourceType":"Provenance","id":"v1","target":[{"reference":"MedicationAdministration/a1"}],"recorded":"2026-10-25T09:00:00Z","agent":[{"who":{"display":"BB"}},{"type":{"coding":[{"code":"verifier"}]},"who":{"display":"AA"}}],"entity":[{"role":"source","what":{"identifier":{"value":"SH1"}}}]}""",
        """{"resourceType":"Questionnaire","id":"q1","status":"draft"}""");

    private static string Rota() => string.Join("\r\n",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Rota//EN", "BEGIN:VTIMEZONE", "TZID:Europe/London", "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:visit-1", "DTSTART;TZID=Europe/London:20261024T210000", "DTEND;TZID=Europe/London:20261024T213000", "X-REINSTATE-PERSON:P1", "X-REINSTATE-WORKERS:2",
        "ATTENDEE;CN=AA:mailto:aa@example.org", "PRIORITY:1", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/London:20261025T210000", "SUMMARY:Morning call", "END:VEVENT",
        "BEGIN:VEVENT", "UID:shift-1", "DTSTART:20261024T190000Z", "DTEND:20261025T070000Z", "X-REINSTATE-SERVICE:S1", "ATTENDEE;CN=BB:mailto:bb@example.org", "END:VEVENT",
        "BEGIN:VEVENT", "UID:day-1", "DTSTART;VALUE=DATE:20261024", "X-REINSTATE-PERSON:P2", "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR", "");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
