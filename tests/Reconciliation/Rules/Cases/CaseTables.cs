using System.Reflection;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>Every table of cases: the static field All of each class R14Cases, R15Cases, …, by the number of its rule.</summary>
internal static class CaseTables
{
    public static readonly SortedDictionary<int, RuleCase[]> All = new(typeof(CaseTables).Assembly.GetTypes().Where(IsTable)
        .ToDictionary(t => int.Parse(t.Name[1..^"Cases".Length]), t => (RuleCase[])t.GetField("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!));

    /// <summary>The names of the cases that do not come out as they say; of one rule, or with 0 of all.</summary>
    public static string[] Failing(int rule) => [.. from table in All
                                                     where rule == 0 || rule == table.Key
                                                     from @case in table.Value
                                                     let problem = CaseRun.Problem(table.Key, @case)
                                                     where problem is not null
                                                     select $"{table.Key}: {@case.Title}: {problem}"];

    private static bool IsTable(Type type) => type.Name.Length > "RCases".Length && type.Name[0] == 'R' && type.Name.EndsWith("Cases", StringComparison.Ordinal)
        && type.Name[1..^"Cases".Length].All(char.IsDigit);
}
