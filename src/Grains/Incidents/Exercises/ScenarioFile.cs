using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>
/// Reads a scenario (docs/exercises.md). All or nothing: whatever is missing, misspelt, doubled or impossible is a problem that names file, inject and field, because an inject that is silently left
/// out would be one that nobody failed.
/// </summary>
internal static class ScenarioFile
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "reinstate.scenario/1";

    /// <summary>Of a file, in characters.</summary>
    public const int Longest = 100_000;

    public const int MostInjects = 200;

    private const int LongestText = 2000;
    private const int LongestMinutes = 7 * 24 * 60;

    /// <summary>Systems that may be out, as declarations name them.</summary>
    public static readonly string[] Systems = ["care_planning", "emar", "rostering", "telephony", "network", "other"];

    private static readonly string[] Fields = ["format", "title", "systems", "injects"];
    private static readonly string[] InjectFields = ["id", "after_minutes", "to", "service", "tell", "expect", "body", "within_minutes"];
    private static readonly string[] People = [.. Roles.All.Where(role => !Roles.IsMachine(role) && !Roles.IsExternal(role))];

    /// <summary>The scenario without a lead, or what is wrong with it, one sentence each; a scenario where there are none.</summary>
    /// <param name="fileName">As its problems name it.</param>
    /// <param name="json">The text of the file.</param>
    public static (ScenarioLoaded Scenario, IReadOnlyList<string> Problems) Read(string fileName, string json)
    {
        var scenario = new ScenarioLoaded { FileName = fileName, Format = Format, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))) };
        if (json.Length > Longest)
            return (scenario, [$"{fileName}: longer than {Longest} characters."]);
        try
        {
            using var document = JsonDocument.Parse(json);
            var problems = new List<string>();
            Read(document.RootElement, scenario, new ScenarioPlace(fileName, "", problems));
            return (scenario, problems);
        }
        catch (JsonException e)
        {
            return (scenario, [$"{fileName}, line {(e.LineNumber ?? 0) + 1}: not valid JSON."]);
        }
    }

    private static void Read(JsonElement root, ScenarioLoaded scenario, ScenarioPlace file)
    {
        if (!file.IsObject(root, Fields))
            return;
        if (file.Text(root, "format", LongestText) is { Length: > 0 } format && format != Format)
            file.Bad("format", $"'{format}' is none that this program reads; it reads '{Format}'.");
        scenario.Title = file.Text(root, "title", 200);
        foreach (var system in file.List(root, "systems"))
        {
            if (system.ValueKind is JsonValueKind.String && Systems.Contains(system.GetString()) && !scenario.Systems.Contains(system.GetString()!))
                scenario.Systems.Add(system.GetString()!);
            else
                file.Bad("systems", $"each once, of {string.Join(", ", Systems)}.");
        }

        var injects = file.List(root, "injects").ToList();
        if (injects.Count > MostInjects)
            file.Bad("injects", $"{MostInjects} at most; there are {injects.Count}.");
        for (var i = 0; i < Math.Min(injects.Count, MostInjects); i++)
            scenario.Injects.Add(Inject(injects[i], scenario, file, i + 1));
    }

    private static ScenarioLoaded.Types.Inject Inject(JsonElement element, ScenarioLoaded scenario, ScenarioPlace file, int number)
    {
        var named = element.ValueKind is JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString()! : "";
        var place = file with { Inject = named.Length > 0 ? $"inject '{named}'" : string.Create(CultureInfo.InvariantCulture, $"inject {number}") };
        var inject = new ScenarioLoaded.Types.Inject();
        if (!place.IsObject(element, InjectFields))
            return inject;
        inject.Id = place.Text(element, "id", 64);
        if (inject.Id.Length > 0 && !Identifiers.IsId(inject.Id))
            place.Bad("id", "1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.");
        if (inject.Id.Length > 0 && scenario.Injects.Any(other => other.Id == inject.Id))
            place.Bad("id", "two injects have this id.");
        inject.AfterMinutes = place.Number(element, "after_minutes", 0, LongestMinutes);
        inject.To = place.Word(element, "to", People);
        inject.ServiceId = place.Optional(element, "service");
        inject.Tell = place.Text(element, "tell", LongestText);
        inject.Expect = place.Word(element, "expect", Expectations.All);
        inject.Body = place.Optional(element, "body");
        if (inject.Body.Length > 0 && inject.Expect != Expectations.NotificationDecided)
            place.Bad("body", $"is of injects that expect {Expectations.NotificationDecided}.");
        else if (inject.Body.Length > 0 && !NotificationBodies.All.Contains(inject.Body))
            place.Bad("body", $"one of {string.Join(", ", NotificationBodies.All)}.");
        inject.WithinMinutes = place.Number(element, "within_minutes", 1, LongestMinutes);
        return inject;
    }
}
