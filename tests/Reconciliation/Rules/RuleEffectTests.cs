using System.Collections.Frozen;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Rules;

/// <summary>What a finding does to its item, and a missing file to a rule.</summary>
public class RuleEffectTests
{
    [Fact]
    public void A_deviation_in_care_that_is_recorded_well_leaves_its_item_complete()
    {
        var result = Evaluate(Dose("08:00") with { TimeCritical = true }, PaperDose("PD1", "09:00", due: "08:00"));
        Assert.Equal(["time_critical_outside_window"], result.Codes());
        Assert.False(Assert.Single(result.Items).Open);
    }

    [Fact]
    public void A_check_by_the_transcriber_does_not_count_so_the_item_stays_open_without_a_query()
    {
        var item = Assert.Single(Evaluate(PaperRecord("PR1", "09:00") with { CheckedBy = "BB" }).Items);
        Assert.True(item is { Open: true, Queried: false });
    }

    [Fact]
    public void A_finding_that_asks_queries_its_item_until_somebody_decides()
    {
        object[] rows = [Dose("08:00") with { Stop = At("07:30") }, PaperDose("PD1", "08:00")];
        var asked = Evaluate(rows);
        Assert.True(Assert.Single(asked.Items).Queried);
        Assert.False(Assert.Single(Evaluate([.. rows, new FindingDecision(Assert.Single(asked.Findings).FindingId, "agreed with the GP", "A1", At("18:30"))]).Items).Queried);
    }

    [Fact]
    public void A_suggestion_leaves_its_item_complete()
    {
        var result = Evaluate(PaperRecord("PR1", "09:00") with { Content = new RecordMade(Category.Mood, "Fell in the hall") });
        Assert.Equal(["incident_not_recorded"], result.Codes());
        Assert.False(Assert.Single(result.Items).Open);
    }

    [Fact]
    public void No_rule_that_suggests_asks() => Assert.All(
        RuleCatalogue.Infos.Where(i => i.Suggests).Select(i => i.Number), rule => Assert.DoesNotContain(Cases.CaseTables.Of(rule).SelectMany(c => c.Finds), f => f.Queries));

    [Fact]
    public void A_late_visit_without_welfare_contact_is_first_priority_unless_the_plan_says_otherwise()
    {
        Assert.Equal(Priority.P1, Evaluate(Visit("08:00", "09:00"), PaperVisit("PV1", "10:00", "11:00")).Item("visit:V1").Priority);
        Assert.Equal(Priority.P2, Evaluate(Visit("08:00", "09:00"), PaperVisit("PV1", "08:00", "09:00")).Item("visit:V1").Priority);
        Assert.Equal(Priority.P3, Evaluate(Visit("08:00", "09:00") with { Priority = Priority.P3 }, PaperVisit("PV1", "10:00", "11:00")).Item("visit:V1").Priority);
    }

    [Fact]
    public void A_rule_without_its_facts_does_not_run_and_says_what_is_missing()
    {
        var context = Context with { Supplied = new[] { FactKind.PaperDoses }.ToFrozenSet() };
        Assert.DoesNotContain("dose_without_outcome", PersonReconciliation.Evaluate(Given.Facts(Dose("08:00")), context).Codes());
        var notRun = RuleCatalogue.NotRun(context);
        Assert.Contains(new(2, "no expected_doses.csv"), notRun);
        Assert.Contains(new(41, "needs the log of a running node"), notRun);
        Assert.DoesNotContain(notRun, r => r.Rule == 9);
    }
}
