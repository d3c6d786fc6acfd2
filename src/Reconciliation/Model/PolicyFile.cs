using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// Reads a policy from JSON: one object, keys in snake case, only what differs from the defaults. An unknown key or an impossible
/// value is an error with one sentence, because a misspelt limit that is silently ignored is worse than none.
/// </summary>
public static class PolicyFile
{
    private const int LongestMinutes = 60 * 24 * 366;
    private const int LongestYears = 100;

    // Policies that were set with them stay in the log, and mean what they meant.
    private static readonly ImmutableDictionary<string, string> EarlierNames = ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("retention_years", "retention_years_after_care_ends")]);

    private static readonly ImmutableSortedDictionary<string, PropertyInfo> Keys = typeof(Policy)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)
        .ToImmutableSortedDictionary(p => Snake(p.Name), p => p, StringComparer.Ordinal);

    public static bool TryRead(string json, out Policy policy, out string problem)
    {
        policy = Policy.Default;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            problem = Read(document.RootElement, out policy) ?? policy.Problem() ?? "";
        }
        catch (JsonException e)
        {
            problem = $"The policy is not valid JSON (line {e.LineNumber + 1}).";
        }

        return problem.Length == 0;
    }

    /// <summary>Every key with its value as text, in ordinal order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(Policy policy) => Keys.Select(k => KeyValuePair.Create(
        k.Key, k.Value.GetValue(policy) is ImmutableArray<string> words ? string.Join(';', words) : $"{k.Value.GetValue(policy)}"));

    internal static string? ProblemOf(Policy policy)
    {
        foreach (var (key, property) in Keys)
        {
            if (property.GetValue(policy) is int number && (number < 0 || number > LongestMinutes))
                return $"Policy key '{key}' must be between 0 and {LongestMinutes}, not {number}.";
        }

        if (policy.ReciprocalChecksEachWay < 1)
            return "Policy key 'reciprocal_checks_each_way' must be at least 1.";
        if (policy.VisitLongestPercent < 100)
            return "Policy key 'visit_longest_percent' must be at least 100.";
        if (policy.RetentionYearsAfterCareEnds is < Policy.ShortestRetentionYears or > LongestYears)
            return $"Policy key 'retention_years_after_care_ends' must be between {Policy.ShortestRetentionYears} and {LongestYears}.";
        if (policy.RetentionYearsCdRegister is < Policy.ShortestCdRegisterYears or > LongestYears)
            return $"Policy key 'retention_years_cd_register' must be between {Policy.ShortestCdRegisterYears} and {LongestYears}.";
        foreach (var (key, property) in Keys)
        {
            if (property.GetValue(policy) is ImmutableArray<string> words && (words.IsDefault || words.Any(w => w.AsSpan().TrimEnd('*').IsWhiteSpace())))
                return $"Policy key '{key}' must be a list of words, none of them empty.";
        }

        if ((AssurancePolicy.ProblemOf(policy) ?? ReadinessPolicy.ProblemOf(policy)) is { } problem)
            return problem;
        return policy.AllergyClasses.Any(c => c.Split(':') is not [var names, var members] || string.IsNullOrWhiteSpace(names) || string.IsNullOrWhiteSpace(members))
            ? "Policy key 'allergy_classes' must be a list of \"names: members\"." : null;
    }

    private static string? Read(JsonElement root, out Policy policy)
    {
        policy = new Policy();
        if (root.ValueKind != JsonValueKind.Object)
            return "The policy must be one JSON object.";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!Keys.TryGetValue(EarlierNames.GetValueOrDefault(member.Name, member.Name), out var property))
                return $"Unknown policy key '{member.Name}'. Known keys: {string.Join(", ", Keys.Keys)}.";
            if (!seen.Add(property.Name))
                return $"Policy key '{member.Name}' is given twice.";
            if (Value(member.Value, property.PropertyType) is not { } value)
                return $"Policy key '{member.Name}' must be {(property.PropertyType == typeof(int) ? "a whole number" : "a list of words")}.";
            property.SetValue(policy, value);
        }

        return null;
    }

    private static object? Value(JsonElement element, Type type)
    {
        if (type == typeof(int))
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null;
        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
            return null;
        return element.EnumerateArray().Select(e => e.GetString()!).ToImmutableArray();
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var digitStarts = char.IsDigit(name[i]) && i > 0 && !char.IsUpper(name[i - 1]);
            if (i > 0 && (char.IsUpper(name[i]) || digitStarts))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
