using System.Collections.Frozen;
using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// status and statusReason of an administration as one of the twelve outcomes. Only what is certain is translated; any other reason is "other" with
/// its words as the note.
/// </summary>
internal static class OutcomeCodes
{
    public const string System = Extensions.Ours + "outcome";

    /// <summary>The code of a chart's own key: what follows is the chart_family of code_map.csv.</summary>
    public const string ChartPrefix = Extensions.Ours + "chart:";

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http://terminology.hl7.org/CodeSystem/reason-medication-not-given|c"] = "asleep",
        ["http://terminology.hl7.org/CodeSystem/reason-medication-not-given|d"] = "nausea",
        ["http://snomed.info/sct|182895007"] = "refused",
        ["http://snomed.info/sct|105480006"] = "refused",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["refused"] = "refused",
        ["declined"] = "refused",
        ["asleep"] = "asleep",
        ["sleeping"] = "asleep",
        ["hospital"] = "hospital",
        ["in hospital"] = "hospital",
        ["leave"] = "leave",
        ["on leave"] = "leave",
        ["nausea"] = "nausea",
        ["vomiting"] = "nausea",
        ["nausea/vomiting"] = "nausea",
        ["not required"] = "not_required",
        ["not available"] = "not_available",
        ["out of stock"] = "not_available",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void State(MedicationAdministration administration, Draft row)
    {
        var status = Texts.Of(administration.StatusElement);
        if (Stated(administration) is { } stated)
        {
            (row["code"], row["chart_family"]) = (stated.Code, stated.Family);
        }
        else if (status is "completed")
        {
            row["code"] = "given";
        }
        else if (status is "not-done")
        {
            row["code"] = Reason(administration) is { Length: > 0 } code ? code : "other";
        }
        else if (status is "in-progress" or "on-hold" or "stopped")
        {
            row["code"] = "other";
            AddNote(row, $"status {status}");
        }
        else
        {
            row.Refuse("MedicationAdministration.status", status, status == "entered-in-error" ? "was entered in error and is no entry" : "does not say whether the dose was given");
        }

        if (row["code"] == "other")
            AddNote(row, Texts.Joined(administration.StatusReason.Select(Words)));
        row.Note("statusReason", Texts.Joined(administration.StatusReason.SelectMany(r => r.Coding).Where(c => !IsOurs(c)).Select(c => $"{Texts.Of(c.SystemElement)}|{Texts.Of(c.CodeElement)}")));
    }

    /// <summary>What somebody said. A code, or the name of a code of the chart, is no explanation.</summary>
    private static string Words(CodeableConcept reason) =>
        Texts.Of(reason.TextElement) is { Length: > 0 } text ? text : Texts.First(reason.Coding.Where(c => !IsOurs(c)).Select(c => Texts.Of(c.DisplayElement)));

    private static bool IsOurs(Coding coding) => Texts.Of(coding.SystemElement) is var system && (system == System || system.StartsWith(ChartPrefix, StringComparison.Ordinal));

    public static void AddNote(Draft row, string text) => row["note"] = Texts.Joined([row["note"], text]);

    /// <summary>A code in our system or in that of a chart, in statusReason; it must go with the status.</summary>
    private static (string Code, string Family)? Stated(MedicationAdministration administration)
    {
        if (Texts.Of(administration.StatusElement) is not ("completed" or "not-done"))
            return null;
        foreach (var coding in administration.StatusReason.SelectMany(r => r.Coding))
        {
            var (system, code) = (Texts.Of(coding.SystemElement), Texts.Of(coding.CodeElement));
            if (system == System && Vocabulary.TryParse<Meaning>(code, out _))
                return (code, "");
            if (code.Length > 0 && system.StartsWith(ChartPrefix, StringComparison.Ordinal))
                return (code, system[ChartPrefix.Length..]);
        }

        return null;
    }

    private static string Reason(MedicationAdministration administration)
    {
        var codings = administration.StatusReason.SelectMany(r => r.Coding).ToList();
        var coded = Texts.First(codings.Select(c => Codes.GetValueOrDefault($"{Texts.Of(c.SystemElement)}|{Texts.Of(c.CodeElement)}", "")));
        return coded.Length > 0 ? coded : Texts.First(administration.StatusReason.Select(r => Texts.Of(r)).Concat(codings.Select(c => Texts.Of(c.DisplayElement)))
            .Select(t => Meanings.GetValueOrDefault(t, "")));
    }
}
