using Reinstate.Reconciliation.Rules;

namespace Reinstate.ReconciliationTests.Rules.Cases;

public class RuleCaseTests
{
    public static TheoryData<int, string> EveryCase()
    {
        var data = new TheoryData<int, string>();
        foreach (var (rule, cases) in CaseTables.All)
        {
            foreach (var @case in cases)
                data.Add(rule, @case.Title);
        }

        return data;
    }

    public static TheoryData<int, string> EveryCode()
    {
        var data = new TheoryData<int, string>();
        foreach (var (rule, code) in RuleCatalogue.Infos.SelectMany(i => i.Codes.Select(c => (i.Number, c))).Distinct())
            data.Add(rule, code);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void The_case_comes_out_as_it_says(int rule, string name)
    {
        if (CaseRun.Problem(rule, Assert.Single(CaseTables.Of(rule), c => c.Title == name)) is { } problem)
            Assert.Fail(problem);
    }

    [Theory]
    [MemberData(nameof(EveryCode))]
    public void A_code_has_a_case_that_finds_it_and_two_near_misses(int rule, string code)
    {
        var cases = CaseTables.Of(rule);
        Assert.True(cases.Any(c => c.Finds.Any(f => f.Code == code)), $"No case of rule {rule} finds {code}.");
        Assert.True(cases.Count(c => c.Spared == code) >= 2, $"Rule {rule} needs two cases that spare {code}.");
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void A_case_finds_what_the_rule_says_it_can_find(int rule, string name)
    {
        var codes = RuleCatalogue.Infos.Where(i => i.Number == rule).SelectMany(i => i.Codes).ToHashSet(StringComparer.Ordinal);
        var @case = Assert.Single(CaseTables.Of(rule), c => c.Title == name);
        Assert.All(@case.Finds.Select(f => f.Code), code => Assert.Contains(code, codes));
        Assert.True(@case.Finds.IsEmpty == (@case.Spared.Length > 0), "A case either finds something or names the code that it spares.");
        Assert.True(@case.Spared.Length == 0 || codes.Contains(@case.Spared), $"Rule {rule} has no code {@case.Spared}.");
    }
}
