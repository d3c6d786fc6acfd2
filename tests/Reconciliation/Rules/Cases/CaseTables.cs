using System.Reflection;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>Every table of cases: the static field All of each class R14Cases, R15Cases, …, by the number of its rule.</summary>
internal static class CaseTables
{
    private static readonly SortedDictionary<int, Lazy<RuleCase[]>> Tables = new(typeof(CaseTables).Assembly.GetTypes().Where(IsTable)
        .ToDictionary(t => int.Parse(t.Name[1..^"Cases".Length]), t => new Lazy<RuleCase[]>(() => (RuleCase[])t.GetField("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)));

    public static IEnumerable<(int Rule, RuleCase[] Cases)> All => Tables.Select(t => (t.Key, t.Value.Value));

    /// <summary>Empty for a rule without a table.</summary>
    public static RuleCase[] Of(int rule) => Tables.TryGetValue(rule, out var table) ? table.Value : [];

    /// <summary>
    /// The first case of a rule that does not come out as it says, and how; empty when all do. Other rules do not run. mutant: an assembly whose
    /// rules take the place of those of the same name.
    /// </summary>
    public static string Failing(int rule, Assembly? mutant)
    {
        var rules = Rules(rule, mutant);
        foreach (var @case in Of(rule))
        {
            var context = @case.Context with { IncidentId = "mutant" };
            RunnableRules.Use(rules, context);
            if (CaseRun.Problem(rule, @case with { Context = context }) is { } problem)
                return $"{rule}: {@case.Title}: {problem}";
        }

        return "";
    }

    private static RuleSet Rules(int number, Assembly? mutant)
    {
        var all = RuleCatalogue.Rules;
        return new(
            [.. all.Items.Where(r => r.Info.Number == number).Select(Other)], [.. all.Groups.Where(r => r.Info.Number == number).Select(Other)],
            [.. all.People.Where(r => r.Info.Number == number).Select(Other)], [.. all.Services.Where(r => r.Info.Number == number).Select(Other)],
            [.. all.Work.Where(r => r.Info.Number == number).Select(Other)]);

        T Other<T>(T rule)
            where T : class => mutant?.GetType(rule.GetType().FullName!) is { } type ? (T)Activator.CreateInstance(type)! : rule;
    }

    private static bool IsTable(Type type) => type.Name.Length > "RCases".Length && type.Name[0] == 'R' && type.Name.EndsWith("Cases", StringComparison.Ordinal)
        && type.Name[1..^"Cases".Length].All(char.IsDigit);
}
