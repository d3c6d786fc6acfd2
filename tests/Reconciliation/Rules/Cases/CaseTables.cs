using System.Reflection;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>Every table of cases: the static field All of each class R14Cases, R15Cases, …, by the number of its rule.</summary>
internal static class CaseTables
{
    private static readonly SortedDictionary<int, Lazy<RuleCase[]>> Tables = new(typeof(CaseTables).Assembly.GetTypes().Where(IsTable)
        .ToDictionary(t => int.Parse(t.Name[1..^"Cases".Length]), t => new Lazy<RuleCase[]>(() => (RuleCase[])t.GetField("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)));

    public static IEnumerable<(int Rule, RuleCase[] Cases)> All => Tables.Select(t => (t.Key, t.Value.Value));

    /// <summary>Empty for a rule without a table.</summary>
    public static RuleCase[] Of(int rule) => Tables.TryGetValue(rule, out var table) ? table.Value : [];

    /// <summary>The cases of a rule that do not come out as they say, each with what differs, one at a time.</summary>
    public static string[] Failing(int rule) =>
        [.. Of(rule).Select(c => CaseRun.Problem(rule, c) is { } problem ? $"{rule}: {c.Title}: {problem}" : null).OfType<string>().Take(1)];

    private static bool IsTable(Type type) => type.Name.Length > "RCases".Length && type.Name[0] == 'R' && type.Name.EndsWith("Cases", StringComparison.Ordinal)
        && type.Name[1..^"Cases".Length].All(char.IsDigit);
}
