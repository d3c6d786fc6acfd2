using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>The cases bite: with a rule that never finds anything, and with one that always does, some case of its table fails.</summary>
public class InvertedRuleTests
{
    public static TheoryData<int, string> EveryRule()
    {
        var data = new TheoryData<int, string>();
        foreach (var info in RuleCatalogue.Infos)
            data.Add(info.Number, info.Codes[0]);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_rule_that_finds_nothing_fails_a_case(int rule, string code) => Assert.True(SomeCaseFails(rule, code, finds: false), $"No case of rule {rule} misses {code}.");

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_rule_that_finds_something_everywhere_fails_a_case(int rule, string code) =>
        Assert.True(SomeCaseFails(rule, code, finds: true), $"No case of rule {rule} notices that {code} is found everywhere.");

    private static bool SomeCaseFails(int rule, string code, bool finds) => CaseTables.Of(rule).Where(c => finds ? c.Spared == code : c.Finds.Any(f => f.Code == code)).Any(@case =>
    {
        var context = @case.Context with { IncidentId = "other rules" };
        RunnableRules.Use(Without(code, finds), context);
        return CaseRun.Problem(rule, @case with { Context = context }) is not null;
    });

    private static RuleSet Without(string code, bool finds)
    {
        var all = RuleCatalogue.Rules;
        return new(
            [.. all.Items.Select(r => r.Info.Codes.Contains(code) ? new Inverted(r.Info, finds) : r)], [.. all.Groups.Select(r => r.Info.Codes.Contains(code) ? new Inverted(r.Info, finds) : r)],
            [.. all.People.Select(r => r.Info.Codes.Contains(code) ? new Inverted(r.Info, finds) : r)], [.. all.Services.Select(r => r.Info.Codes.Contains(code) ? new Inverted(r.Info, finds) : r)],
            [.. all.Work.Select(r => r.Info.Codes.Contains(code) ? new Inverted(r.Info, finds) : r)]);
    }

    /// <summary>Finds one thing about whatever it is shown, or never anything.</summary>
    private sealed class Inverted(RuleInfo info, bool finds) : IItemRule, IGroupRule, IPersonRule, IServiceRule, IWorkRule
    {
        public RuleInfo Info => info;

        public void Find(MatchedItem item, PersonCase person, List<Finding> found) => Add(found, item.ItemId);

        public string? GroupOf(MatchedItem item, PersonCase person) => "all";

        public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found) => Add(found, items[0].ItemId);

        public void Find(PersonCase person, List<Finding> found) => Add(found, person.Person.PersonId);

        public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
        {
            var found = new List<Finding>();
            Add(found, "everything");
            return found;
        }

        public long Fewest(RecoveryContext context) => 1;

        public void GroupsOf(WorkTrace trace, RecoveryContext context, List<WorkGroup> groups) => groups.Add(new("all"));

        public void Find(WorkGroup group, List<WorkTrace> traces, RecoveryContext context, List<Finding> found) => Add(found, traces[0].ItemId);

        private void Add(List<Finding> found, string about)
        {
            if (finds)
                found.Add(new(info.Number, info.Codes[0], info.Severity, "S1", "", about, "Inverted."));
        }
    }
}
