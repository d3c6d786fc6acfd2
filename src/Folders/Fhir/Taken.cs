using System.Collections.Frozen;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// The elements of each resource type that a column takes, as paths without indices; a path stands for all below it. What lies elsewhere is
/// noted or kept, and problems there do not matter.
/// </summary>
internal static class Taken
{
    private static readonly string[] Always = ["resourceType", "id", "meta", "text", "language", "extension"];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Paths = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["Patient"] = Of("identifier", "active", "name", "birthDate", "managingOrganization", "generalPractitioner"),
        ["AllergyIntolerance"] = Of("clinicalStatus", "verificationStatus", "code", "patient"),
        ["Medication"] = Of("code", "form", "ingredient.itemCodeableConcept", "ingredient.strength", "ingredient.isActive"),
        ["Practitioner"] = Of("identifier", "active", "name"),
        ["PractitionerRole"] = Of("identifier", "active", "practitioner"),
        ["Organization"] = Of("identifier", "active", "name"),
        ["MedicationRequest"] = Of("contained.resourceType", "contained.id", "contained.code", "contained.form", "contained.ingredient", "status", "intent", "doNotPerform", "medicationCodeableConcept", "medicationReference", "subject", "dispenseRequest.validityPeriod",
            "dosageInstruction.timing", "dosageInstruction.asNeededBoolean", "dosageInstruction.asNeededCodeableConcept", "dosageInstruction.route",
            "dosageInstruction.doseAndRate.doseQuantity", "dosageInstruction.doseAndRate.doseRange", "dosageInstruction.doseAndRate.type",
            "dosageInstruction.maxDosePerPeriod", "dosageInstruction.text", "dosageInstruction.sequence", "dosageInstruction.extension"),
        ["MedicationAdministration"] = Of("contained.resourceType", "contained.id", "contained.code", "contained.identifier", "contained.name", "status", "statusReason", "medicationCodeableConcept", "medicationReference", "subject", "effectiveDateTime", "effectivePeriod",
            "performer.actor", "performer.function", "reasonCode", "request", "note.text", "dosage.dose.value", "dosage.dose.unit", "dosage.dose.code", "dosage.dose.system", "dosage.text", "dosage.extension"),
        ["Observation"] = Of("contained.resourceType", "contained.id", "contained.identifier", "contained.name", "status", "category", "code", "subject", "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued", "performer", "valueQuantity",
            "valueCodeableConcept", "valueString", "valueBoolean", "valueInteger", "dataAbsentReason", "note.text", "component.code", "component.valueQuantity",
            "component.valueCodeableConcept", "component.valueString", "component.valueInteger", "component.valueBoolean"),
        ["Provenance"] = Of("target", "recorded", "occurredDateTime", "occurredPeriod", "activity", "agent.type", "agent.role", "agent.who", "agent.extension",
            "entity.role", "entity.what", "entity.extension"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Knows(string type) => Paths.ContainsKey(type);

    /// <summary>A column takes this element and all below it.</summary>
    public static bool Whole(string type, string path) => Paths[type].Contains(path);

    /// <summary>A column takes something below this element.</summary>
    public static bool Part(string type, string path) => Paths[type].Any(p => p.Length > path.Length && p[path.Length] == '.' && p.StartsWith(path, StringComparison.Ordinal));

    /// <summary>
    /// Whether a problem at this path of the parser, which names choices without their type (effective, medication), touches what a column takes.
    /// </summary>
    public static bool Touches(string type, string path) => Paths[type].Any(p => IsWithin(path, p) || IsWithin(p, path));

    private static bool IsWithin(string inner, string outer)
    {
        var (a, b) = (inner.Split('.'), outer.Split('.'));
        for (var i = 0; i < b.Length; i++)
        {
            if (i >= a.Length || !(a[i] == b[i] || IsChoice(a[i], b[i]) || IsChoice(b[i], a[i])))
                return false;
        }

        return true;
    }

    private static bool IsChoice(string name, string typed) =>
        typed.Length > name.Length && char.IsUpper(typed[name.Length]) && typed.StartsWith(name, StringComparison.Ordinal)
        && name is ("effective" or "medication" or "value" or "asNeeded" or "dose" or "occurred" or "item");

    private static FrozenSet<string> Of(params string[] paths) => Always.Concat(paths).ToFrozenSet(StringComparer.Ordinal);
}
