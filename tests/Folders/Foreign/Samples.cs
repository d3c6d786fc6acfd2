namespace Reinstate.FoldersTests.Foreign;

/// <summary>Resources and events as systems send them. All people are invented.</summary>
internal static class Samples
{
    public const string Patient = """{"resourceType":"Patient","id":"pt-1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"},{"system":"urn:vendor","value":"77"}],"name":[{"text":"Pat Ogden"}],"birthDate":"1940-02-03"}""";

    public const string NewPatient = """{"resourceType":"Patient","id":"pt-9","identifier":[{"use":"usual","system":"urn:home","value":"P9"},{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"999 000 0034"}],"name":[{"use":"official","given":["Ida"],"family":"Noakes"}],"birthDate":"1941-05-06","managingOrganization":{"reference":"Organization/o1"},"generalPractitioner":[{"display":"Dr Penn"}]}""";

    public const string Organization = """{"resourceType":"Organization","id":"o1","identifier":[{"value":"1-900"}],"name":"The Limes Care Home"}""";

    public const string Practitioner = """{"resourceType":"Practitioner","id":"pr-1","identifier":[{"value":"A1"}],"name":[{"text":"Ann Alder"}]}""";

    public const string Request = """{"resourceType":"MedicationRequest","id":"rq1","status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"319283006","display":"Amlodipine 5mg tablets"}],"text":"Amlodipine 5 mg"},"subject":{"reference":"Patient/pt-1"},"dosageInstruction":[{"timing":{"repeat":{"timeOfDay":["08:00:00","20:00:00"],"period":1,"periodUnit":"d","frequency":2,"boundsPeriod":{"start":"2026-03-01"}}},"route":{"text":"oral"},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}]}]}""";

    public const string Prn = """{"resourceType":"MedicationRequest","id":"rq2","status":"active","intent":"order","medicationCodeableConcept":{"text":"Paracetamol"},"subject":{"reference":"Patient/pt-1"},"dosageInstruction":[{"asNeededBoolean":true,"timing":{"repeat":{"frequency":1,"period":4,"periodUnit":"h"}},"maxDosePerPeriod":{"numerator":{"value":8,"unit":"tablet"},"denominator":{"value":1,"code":"d"}},"doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablet"}}]}]}""";

    public const string Given = """{"resourceType":"MedicationAdministration","id":"a1","meta":{"lastUpdated":"2026-03-10T18:00:00Z"},"status":"completed","medicationCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"319283006"}]},"subject":{"reference":"Patient/pt-1"},"request":{"reference":"MedicationRequest/rq1"},"effectiveDateTime":"2026-03-10T08:02:00+00:00","performer":[{"actor":{"reference":"Practitioner/pr-1"}},{"function":{"coding":[{"code":"witness"}]},"actor":{"display":"BB"}}],"reasonCode":[{"text":"as charted"}],"note":[{"text":"with water"}],"dosage":{"dose":{"value":1,"unit":"tablet"},"site":{"text":"mouth"}},"extension":[{"url":"urn:reinstate:due-at","valueDateTime":"2026-03-10T08:00:00Z"},{"url":"https://vendor.example/batch","valueString":"B7"}]}""";

    public const string News2 = """{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://snomed.info/sct","code":"1104051000000101"}]},"subject":{"reference":"Patient/pt-1"},"effectiveDateTime":"2026-03-10T09:00:00Z","issued":"2026-03-10T09:04:00Z","performer":[{"display":"Ann Alder"}],"valueInteger":6,"component":[{"code":{"coding":[{"code":"9279-1"}]},"valueQuantity":{"value":22,"unit":"/min"}},{"code":{"coding":[{"code":"59408-5"}]},"valueQuantity":{"value":94}},{"code":{"text":"air"},"valueBoolean":true},{"code":{"coding":[{"code":"8480-6"}]},"valueQuantity":{"value":118}},{"code":{"coding":[{"code":"8867-4"}]},"valueQuantity":{"value":96}},{"code":{"coding":[{"code":"1104441000000107"}]},"valueCodeableConcept":{"coding":[{"code":"130987000","display":"Acute confusion"}]}},{"code":{"coding":[{"code":"8310-5"}]},"valueQuantity":{"value":38.1}}]}""";

    public const string Note = """{"resourceType":"Observation","id":"o2","status":"final","category":[{"coding":[{"code":"nutrition"}]}],"code":{"text":"Daily note"},"subject":{"reference":"Patient/pt-1"},"effectivePeriod":{"start":"2026-03-10T12:10:00Z","end":"2026-03-10T12:30:00Z"},"performer":[{"reference":"Practitioner/pr-1"}],"valueString":"Ate half of lunch, drank well."}""";

    public const string Entering = """{"resourceType":"Provenance","target":[{"reference":"MedicationAdministration/a1"}],"recorded":"2026-03-10T17:40:00Z","agent":[{"type":{"coding":[{"code":"enterer"}]},"who":{"display":"BB"}}],"entity":[{"role":"source","what":{"identifier":{"system":"urn:reinstate:sheet","value":"SH1"}},"extension":[{"url":"urn:reinstate:line","valueInteger":3}]}]}""";

    public const string Check = """{"resourceType":"Provenance","target":[{"reference":"MedicationAdministration/a1"}],"recorded":"2026-03-10T17:55:00Z","agent":[{"type":{"coding":[{"code":"verifier"}]},"who":{"display":"Cat Cole"}}]}""";

    public static string Bundle(params string[] resources) =>
        $"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n{string.Join(",\n", resources.Select(r => $"  {{\"resource\":{r}}}"))}\n]}}\n";

    public static string Lines(params string[] resources) => string.Join('\n', resources) + "\n";

    public static string Calendar(params string[] events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events.Select(e => $"BEGIN:VEVENT\r\n{e.ReplaceLineEndings("\r\n")}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";
}
