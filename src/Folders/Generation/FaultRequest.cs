using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reinstate.Folders.Generation.Faults;

namespace Reinstate.Folders.Generation;

/// <summary>
/// Which faults to plant. Counts: so many of each rule, all of them or a refusal. OneOfEach: one of every rule that files can show, as far as
/// the folder has room. Rate: faults per item, drawn over all rules.
/// </summary>
public sealed record FaultRequest
{
    public static readonly FaultRequest None = new();

    public static readonly FaultRequest OneOfEach = new() { Each = true };

    public ImmutableSortedDictionary<int, int> Counts { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    public decimal? Rate { get; init; }

    public bool Each { get; init; }

    /// <summary>With Each: only these rules, in an order drawn from the seed.</summary>
    public ImmutableArray<int> Only { get; init; } = [];

    public bool IsNone => Counts.IsEmpty && Rate is null && !Each;

    /// <summary>Null and one sentence that names the key when the text cannot be read.</summary>
    public static FaultRequest? Parse(string json, out string problem)
    {
        problem = "";
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, out problem);
        }
        catch (JsonException e)
        {
            problem = $"is not JSON: {e.Message}";
            return null;
        }
    }

    private static FaultRequest? Read(JsonElement root, out string problem)
    {
        problem = "";
        if (root.ValueKind == JsonValueKind.String && root.ValueEquals("all"))
            return OneOfEach;
        if (root.ValueKind == JsonValueKind.String && root.ValueEquals("none"))
            return None;
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != 1)
        {
            problem = """says neither {"rules": {…}} nor {"rate": …} nor "all" nor "none".""";
            return null;
        }

        var member = root.EnumerateObject().First();
        return member.Name switch
        {
            "rules" when member.Value.ValueKind == JsonValueKind.Object => ReadCounts(member.Value, out problem),
            "rate" when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDecimal(out var rate) && rate is > 0 and <= 0.1m => new() { Rate = rate },
            "rate" => Refuse("rate: is not a number above 0 and up to 0.1", out problem),
            "rules" => Refuse("rules: is not an object of counts by rule", out problem),
            _ => Refuse($"{member.Name}: is not a key; rules and rate are", out problem),
        };
    }

    private static FaultRequest? ReadCounts(JsonElement rules, out string problem)
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<int, int>();
        foreach (var entry in rules.EnumerateObject())
        {
            if (!int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var rule) || !Planters.Rules.Contains(rule))
                return Refuse($"rules.{entry.Name}: no fault of this rule can be planted; possible are {string.Join(", ", Planters.Rules)}", out problem);
            if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt32(out var count) || count < 0)
                return Refuse($"rules.{entry.Name}: is not a whole number of 0 or more", out problem);
            if (!counts.TryAdd(rule, count))
                return Refuse($"rules.{entry.Name}: stands there twice", out problem);
        }

        problem = "";
        return new() { Counts = counts.ToImmutable() };
    }

    private static FaultRequest? Refuse(string sentence, out string problem)
    {
        problem = sentence;
        return null;
    }
}
