using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>The latest draw of a pack and its population, as evidence.json states them in the sections on the audit.</summary>
/// <param name="Draw">As it was recorded.</param>
/// <param name="Position">Of the draw in the log.</param>
/// <param name="Population">As of the position of the pack.</param>
internal sealed record StatedDraw(AuditSampleDrawn Draw, long Position, ImmutableArray<AuditableItem> Population)
{
    /// <exception cref="InvalidDataException">The pack is redacted or holds no draw.</exception>
    public static StatedDraw Of(JsonElement evidence)
    {
        if (evidence.TryGetProperty("redaction", out _))
            throw new InvalidDataException("The pack is redacted: it leaves the names of items out, so the draw cannot be repeated from it.");
        var draws = evidence.GetProperty("audit_draws");
        if (draws.GetArrayLength() == 0)
            throw new InvalidDataException("No audit sample is drawn in this pack.");
        var row = draws[draws.GetArrayLength() - 1];
        var position = row.GetProperty("position").GetInt64();
        var items = Rows(evidence, "audit_results").Where(item => item.GetProperty("in_sample").GetBoolean()).DistinctBy(item => Text(item, "item"), StringComparer.Ordinal).ToList();
        var draw = new AuditSampleDrawn
        {
            Seed = Text(row, "seed"),
            Method = Text(row, "method"),
            MethodVersion = Number(row, "method_version"),
            Population = Number(row, "population"),
            PopulationSha256 = Text(row, "population_sha256"),
            RandomPopulation = Number(row, "random_population"),
            Auditor = Text(row, "auditor"),
            Plan = Rows(evidence, "audit_plan").Where(plan => IsOf(plan, position)).Select(Plan).FirstOrDefault(),
            Strata = { Rows(evidence, "audit_strata").Where(stratum => IsOf(stratum, position)).Select(Stratum) },
            Items = { items.Select(item => Text(item, "item")) },
            Reasons = { items.Select(item => Text(item, "drawn_because")).Where(reason => reason.Length > 0) },
        };
        return new(draw, position, [.. Rows(evidence, "audit_population").Select(item => new AuditableItem(Text(item, "item"), Text(item, "person"), Text(item, "service"), PriorityOf(item), [.. Texts(item, "classes")]))]);
    }

    private static AuditSampleDrawn.Types.Plan Plan(JsonElement plan) => new()
    {
        Always = { Texts(plan, "always") },
        ConfidencePercent = Number(plan, "confidence_percent"),
        DefectsUnderPercent = Number(plan, "defects_under_percent"),
        LeastItems = Number(plan, "least_items"),
        PeoplePercent = Number(plan, "people_percent"),
        LeastPerStratum = Number(plan, "least_per_stratum"),
        StratumPercent = { Texts(plan, "stratum_percent").Select(percent => int.Parse(percent, NumberStyles.None, CultureInfo.InvariantCulture)) },
    };

    private static AuditSampleDrawn.Types.Stratum Stratum(JsonElement stratum) => new()
    {
        ServiceId = Text(stratum, "service"),
        Priority = (int)PriorityOf(stratum),
        Population = Number(stratum, "population"),
        Always = Number(stratum, "always"),
        Drawn = Number(stratum, "drawn"),
    };

    private static bool IsOf(JsonElement row, long position) => row.GetProperty("position").GetInt64() == position;

    private static Priority PriorityOf(JsonElement row) =>
        Vocabulary.TryParse<Priority>(Text(row, "priority"), out var priority) ? priority : throw new FormatException($"'{Text(row, "priority")}' is no priority.");

    private static IEnumerable<JsonElement> Rows(JsonElement evidence, string section) => evidence.GetProperty(section).EnumerateArray();

    private static IEnumerable<string> Texts(JsonElement row, string field) => row.GetProperty(field).EnumerateArray().Select(text => text.GetString() ?? "");

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString() ?? "";

    private static int Number(JsonElement row, string field) => row.GetProperty(field).GetInt32();
}
