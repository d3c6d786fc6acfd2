using System.Globalization;
using System.Text.Json.Nodes;

namespace Reinstate.FoldersTests.Foreign;

/// <summary>Rows of the digital CSV files as a system would send them in FHIR. The examples lie in winter: local times are UTC.</summary>
internal static class AsFhir
{
    public static string Patient(Dictionary<string, string> row) => Json(new JsonObject
    {
        ["resourceType"] = "Patient",
        ["id"] = $"pt-{row["person_id"]}",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = "https://fhir.nhs.uk/Id/nhs-number", ["value"] = row["nhs_number"] }, new JsonObject { ["value"] = row["person_id"] }),
        ["name"] = new JsonArray(new JsonObject { ["text"] = row["name"] }),
        ["birthDate"] = row["dob"],
    });

    public static string Administration(Dictionary<string, string> row)
    {
        var performers = new JsonArray(new JsonObject { ["actor"] = new JsonObject { ["display"] = row["initials"] } });
        if (row["witness"].Length > 0)
            performers.Add(new JsonObject { ["function"] = Coded("", "witness"), ["actor"] = new JsonObject { ["display"] = row["witness"] } });
        var resource = new JsonObject
        {
            ["resourceType"] = "MedicationAdministration",
            ["id"] = row["entry_id"],
            ["status"] = row["code"] == "given" ? "completed" : "not-done",
            ["medicationCodeableConcept"] = Coded("urn:reinstate:medicine", row["medicine_id"]),
            ["subject"] = Subject(row),
            ["effectiveDateTime"] = At(row["occurred_at"]),
            ["performer"] = performers,
        };
        if (row["code"] != "given")
            resource["statusReason"] = new JsonArray(Coded($"urn:reinstate:chart:{row["chart_family"]}", row["code"]));
        if (row["dose_given"].Length > 0)
            resource["dosage"] = new JsonObject { ["dose"] = new JsonObject { ["value"] = decimal.Parse(row["dose_given"], CultureInfo.InvariantCulture) } };
        Put(resource, "note", row["note"]);
        if (row["prn_rationale"].Length > 0)
            resource["reasonCode"] = new JsonArray(new JsonObject { ["text"] = row["prn_rationale"] });
        Stated(resource, row, "due_at", "chart_family", "prn_outcome", "late_entry", "wasted", "stock_before", "stock_after");
        return Json(resource);
    }

    public static string Observation(Dictionary<string, string> row)
    {
        var resource = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = row["entry_id"],
            ["status"] = "final",
            ["category"] = new JsonArray(Coded("", row["category"])),
            ["code"] = new JsonObject { ["text"] = "Note" },
            ["subject"] = Subject(row),
            ["effectiveDateTime"] = At(row["occurred_at"]),
            ["performer"] = new JsonArray(new JsonObject { ["display"] = row["author"] }),
            ["valueString"] = row["text"],
        };
        Stated(resource, row, "precision", "late_entry", "value", "unit");
        return Json(resource);
    }

    public static IEnumerable<string> Provenance(Dictionary<string, string> row, string type)
    {
        if (row["entered_at"].Length > 0)
        {
            var entering = About(row, type, row["entered_at"], row["transcribed_by"].Length > 0 ? "enterer" : "author", row["transcribed_by"].Length > 0 ? row["transcribed_by"] : "the system");
            if (row["sheet_serial"].Length > 0)
            {
                var entity = new JsonObject { ["role"] = "source", ["what"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "urn:reinstate:sheet", ["value"] = row["sheet_serial"] } } };
                Stated(entity, row, "line", "written_at");
                entering["entity"] = new JsonArray(entity);
            }

            yield return Json(entering);
        }

        if (row["checked_by"].Length > 0)
            yield return Json(About(row, type, row["checked_at"], "verifier", row["checked_by"]));
    }

    private static JsonObject About(Dictionary<string, string> row, string type, string at, string role, string who) => new()
    {
        ["resourceType"] = "Provenance",
        ["target"] = new JsonArray(new JsonObject { ["reference"] = $"{type}/{row["entry_id"]}" }),
        ["recorded"] = At(at),
        ["agent"] = new JsonArray(new JsonObject { ["type"] = Coded("http://terminology.hl7.org/CodeSystem/provenance-participant-type", role), ["who"] = new JsonObject { ["display"] = who } }),
    };

    private static JsonObject Subject(Dictionary<string, string> row) => new() { ["reference"] = $"Patient/pt-{row["person_id"]}" };

    private static JsonObject Coded(string system, string code)
    {
        var coding = new JsonObject { ["code"] = code };
        if (system.Length > 0)
            coding["system"] = system;
        return new JsonObject { ["coding"] = new JsonArray(coding) };
    }

    private static void Put(JsonObject resource, string name, string text)
    {
        if (text.Length > 0)
            resource[name] = new JsonArray(new JsonObject { ["text"] = text });
    }

    private static void Stated(JsonObject resource, Dictionary<string, string> row, params string[] columns)
    {
        var stated = columns.Where(c => row[c].Length > 0).Select(c => (JsonNode)new JsonObject
        {
            ["url"] = $"urn:reinstate:{c.Replace('_', '-')}",
            [c.EndsWith("_at", StringComparison.Ordinal) ? "valueDateTime" : "valueString"] = c.EndsWith("_at", StringComparison.Ordinal) ? At(row[c]) : row[c],
        }).ToArray();
        if (stated.Length > 0)
            resource["extension"] = new JsonArray(stated);
    }

    private static string At(string local) => (local.Length == 16 ? local + ":00" : local) + "Z";

    private static string Json(JsonObject resource) => resource.ToJsonString();
}
