using System.Globalization;
using System.Text.Json;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>Where in a scenario's file something is read, and what is wrong there.</summary>
/// <param name="File">Its name.</param>
/// <param name="Inject">Which inject, in words; empty for what is of the whole file.</param>
/// <param name="Problems">Found so far, one sentence each.</param>
internal sealed record ScenarioPlace(string File, string Inject, List<string> Problems)
{
    public void Bad(string field, string what) => Problems.Add($"{File}{(Inject.Length > 0 ? $", {Inject}" : "")}, field {field}: {what}");

    public bool IsObject(JsonElement element, string[] known)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Problems.Add($"{File}{(Inject.Length > 0 ? $", {Inject}" : "")}: a JSON object is needed.");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
                Bad(field.Name, $"is not known; known are {string.Join(", ", known)}.");
            else if (!seen.Add(field.Name))
                Bad(field.Name, "is given twice.");
        }

        return true;
    }

    public string Text(JsonElement element, string field, int longest)
    {
        var text = element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
            Bad(field, $"a text of 1 to {longest} characters is needed.");
        return text;
    }

    public string Optional(JsonElement element, string field)
    {
        if (!element.TryGetProperty(field, out var value))
            return "";
        if (value.ValueKind is not JsonValueKind.String)
            Bad(field, "a text is needed, or leave it out.");
        return value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
    }

    public string Word(JsonElement element, string field, IReadOnlyList<string> words)
    {
        var text = element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
        if (!words.Contains(text))
            Bad(field, $"one of {string.Join(", ", words)} is needed{(text.Length > 0 ? $", not '{text}'" : "")}.");
        return text;
    }

    public int Number(JsonElement element, string field, int least, int most)
    {
        if (element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Bad(field, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most} is needed."));
        return 0;
    }

    public IEnumerable<JsonElement> List(JsonElement element, string field)
    {
        if (element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0)
            return value.EnumerateArray();
        Bad(field, "a list with at least one member is needed.");
        return [];
    }
}
