using System.Collections.Frozen;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Rules;

public class HomecareAndGovernanceRuleTests
{
    [Fact]
    public void Rules_3_and_4_tell_a_missing_sheet_from_missing_pages()
    {
        var sheet = new Sheet("SH1", "S1", At("07:10")) { Pages = 2 };
        Assert.Equal("sheet_not_returned", Code(sheet));
        Assert.Equal("page_missing", Code(sheet with { ReturnedAt = At("18:00"), PagesReturned = 1 }));
        Assert.Equal("page_missing", Code(sheet with { PagesReturned = 1 }));
        Assert.Equal("page_missing", Code(sheet with { ReturnedAt = At("18:00"), PagesReturned = 0 }));
        Assert.Equal("pages_not_counted", Code(sheet with { ReturnedAt = At("18:00") }));
        Assert.Null(Code(sheet with { ReturnedAt = At("18:00"), PagesReturned = 2 }));
        Assert.Null(Code(sheet with { Pages = 1, ReturnedAt = At("18:00") }));

        static string? Code(Sheet sheet) => ServiceReconciliation.Evaluate(new() { Sheets = [sheet] }, Context).SingleOrDefault()?.Code;
    }

    [Theory]
    [InlineData("AA", "DD", 0)]
    [InlineData("AA", "A1", 1)] // one person, written twice
    public void Rule_34_counts_different_workers(string one, string other, int found) =>
        Assert.Equal(found, Evaluate(Visit("08:00", "08:30") with { WorkersRequired = 2 }, PaperVisit("PV1", "08:00", "08:30", "V1", one, other)).Findings.Count(f => f.Rule == 34));

    [Fact]
    public void Rule_34_does_not_count_a_worker_whom_only_the_copy_names()
    {
        var paper = PaperVisit("PV1", "08:00", "08:30");
        var copy = CopyOf(paper, "DV1") with { Content = new VisitMade("V1") { StaffIds = ["A1", "D1"], ActualOut = At("08:30") } };
        Assert.Contains("double_up_with_one_worker", Evaluate(Visit("08:00", "08:30") with { WorkersRequired = 2 }, paper, copy).Codes());
    }

    [Theory]
    [InlineData("08:00", "09:00", "08:30", false, false)]
    [InlineData("08:00", "09:00", "08:31", false, true)]
    [InlineData("08:00", "08:20", "08:11", false, true)] // half of the planned duration is shorter
    [InlineData("08:00", "09:00", "08:31", true, false)]
    [InlineData("08:00", "09:00", null, false, true)]
    public void Rule_35_wants_to_know_that_the_person_is_well(string start, string end, string? arrival, bool welfare, bool found)
    {
        var visit = Visit(start, end) with { TimeCritical = true };
        var entry = arrival is null ? null : PaperVisit("PV1", arrival, "09:30");
        if (entry is not null && welfare)
            entry = entry with { Content = (VisitMade)entry.Content with { WelfareConfirmedAt = At("08:35") } };
        var result = entry is null ? Evaluate(visit) : Evaluate(visit, entry);
        Assert.Equal(found, result.Codes().Contains("time_critical_visit_without_welfare_contact"));
        Assert.Empty(Evaluate(entry is null ? [visit with { TimeCritical = false }] : [visit with { TimeCritical = false }, entry]).Findings);
    }

    [Fact]
    public void A_late_visit_without_welfare_contact_is_first_priority_unless_the_plan_says_otherwise()
    {
        Assert.Equal(Priority.P1, Evaluate(Visit("08:00", "09:00"), PaperVisit("PV1", "10:00", "11:00")).Item("visit:V1").Priority);
        Assert.Equal(Priority.P2, Evaluate(Visit("08:00", "09:00"), PaperVisit("PV1", "08:00", "09:00")).Item("visit:V1").Priority);
        Assert.Equal(Priority.P3, Evaluate(Visit("08:00", "09:00") with { Priority = Priority.P3 }, PaperVisit("PV1", "10:00", "11:00")).Item("visit:V1").Priority);
    }

    [Fact]
    public void Rule_36_finds_impossible_and_contradictory_times()
    {
        Assert.Equal(["visit_ends_before_it_begins"], Evaluate(Visit("08:00", "09:00"), PaperVisit("PV1", "08:00", "07:50")).Codes());
        var paper = PaperVisit("PV1", "08:00", "09:00");
        Assert.Equal(["visit_accounts_differ"], Evaluate(Visit("08:00", "09:00"), paper, CopyOf(paper, "DV1") with { OccurredAt = At("08:16") }).Codes());
        Assert.Equal(["visit_recorded_twice"], Evaluate(Visit("08:00", "09:00"), paper, PaperVisit("PV2", "08:05", "09:00")).Codes());
        Assert.Empty(Evaluate(Visit("08:00", "09:00"), paper, CopyOf(paper, "DV1")).Findings);
    }

    [Fact]
    public void Rule_37_looks_for_the_change_that_a_decision_on_call_led_to()
    {
        var decision = new OnCallDecision("OC1", "S1", At("08:00"), "A1", "Move the call") { VisitId = "V1" };
        Assert.Equal(["on_call_decision_not_in_rota"], Codes(decision));
        Assert.Empty(Codes(decision with { VisitId = "" }));
        Assert.Empty(Codes(decision, new RotaChange("RC1", "V1", At("08:10"))));
        Assert.Empty(Codes(decision, new RotaChange("RC1", "V1", At("07:50")) { DecidedOnCall = true }));
        Assert.NotEmpty(Codes(decision, new RotaChange("RC1", "V1", At("07:50"))));
        Assert.NotEmpty(Codes(decision, new RotaChange("RC1", "V2", At("08:10"))));

        static string[] Codes(OnCallDecision decision, params RotaChange[] changes) =>
            [.. ServiceReconciliation.Evaluate(new() { OnCallDecisions = [decision], RotaChanges = [.. changes] }, Context).Select(f => f.Code)];
    }

    [Theory]
    [InlineData("BB", "transcribed it")]
    [InlineData("A1", "gave the care")]
    public void Rule_39_names_what_the_checker_had_done(string checker, string what)
    {
        var result = Evaluate(PaperRecord("PR1", "09:00") with { CheckedBy = checker });
        Assert.EndsWith($"also {what}.", Assert.Single(result.Findings, f => f.Code == "checker_not_independent").Explanation, StringComparison.Ordinal);
        Assert.True(Assert.Single(result.Items).Open);
    }

    [Fact]
    public void Rule_39_reports_a_pair_that_checks_each_other_once()
    {
        var there = new WorkTrace("E1", "entry:E1", "P1", "S1", At("08:00"), null) { TranscribedBy = "AA", CheckedBy = "BB" };
        var back = there with { EntryId = "E2", PersonId = "P2", TranscribedBy = "B1", CheckedBy = "A1" };
        var finding = Assert.Single(ServiceReconciliation.Evaluate(new() { Work = [there, back] }, Context));
        Assert.Equal(("reciprocal_checking", "E1;E2"), (finding.Code, string.Join(';', finding.EntryIds)));
        Assert.Empty(ServiceReconciliation.Evaluate(new() { Work = [there, back with { CheckedBy = "C1" }] }, Context));
    }

    [Theory]
    [InlineData(14, 1)]
    [InlineData(15, 0)]
    [InlineData(-1, 1)]
    public void Rule_40_finds_a_check_that_took_seconds(int seconds, int found)
    {
        var entry = PaperRecord("PR1", "09:00");
        Assert.Equal(found, Evaluate(entry with { CheckedAt = entry.EnteredAt!.Value.AddSeconds(seconds) }).Findings.Count(f => f.Code == "second_check_too_quick"));
    }

    [Fact]
    public void Rule_40_misses_a_check_only_where_something_was_transcribed()
    {
        Assert.Equal(["second_check_missing"], Evaluate(PaperRecord("PR1", "09:00").Unchecked()).Codes());
        Assert.Empty(Evaluate(DigitalRecord("DR1", "09:00")).Findings);
    }

    [Theory]
    [InlineData("3", "4", true)]
    [InlineData("4", "4", false)]
    [InlineData("", "4", false)] // not in the pack at all: rule 7
    [InlineData("4", "", false)]
    public void Rule_44_compares_printed_and_authorised_versions(string printed, string authorised, bool found) =>
        Assert.Equal(found, Evaluate(Given.Person with { PrintedSummaryVersion = printed, SummaryVersion = authorised }).Codes().Contains("printed_summary_outdated"));

    [Fact]
    public void A_rule_without_its_facts_does_not_run_and_says_what_is_missing()
    {
        var context = Context with { Supplied = new[] { FactKind.PaperDoses }.ToFrozenSet() };
        Assert.DoesNotContain("dose_without_outcome", PersonReconciliation.Evaluate(Given.Facts(Dose("08:00")), context).Codes());
        var notRun = Reconciliation.Rules.RuleCatalogue.NotRun(context);
        Assert.Contains(new(2, "no expected_doses.csv"), notRun);
        Assert.Contains(new(41, "needs the log of a running node"), notRun);
        Assert.DoesNotContain(notRun, r => r.Rule == 9);
        Assert.Equal(48, notRun.Select(r => r.Rule).Concat(Reconciliation.Rules.RuleCatalogue.Infos.Select(i => i.Number)).Distinct().Count());
    }
}
