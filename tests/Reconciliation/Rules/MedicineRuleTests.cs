using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Rules;

public class MedicineRuleTests
{
    [Fact]
    public void Rule_2_names_the_dose_and_is_silent_once_an_outcome_exists()
    {
        var finding = Assert.Single(Evaluate(Dose("08:00")).Findings);
        Assert.Equal((2, "dose_without_outcome", false), (finding.Rule, finding.Code, finding.Queries));
        Assert.Equal("The dose of Medicine due 08:00 on 10 Mar 2026 has no outcome on paper or in the system.", finding.Explanation);
        Assert.Empty(Evaluate(Dose("08:00"), PaperDose("PD1", "08:00", code: "refused")).Findings);
        Assert.Empty(Evaluate(Dose("08:00"), new ReceivedItem("dose:P1:MED:2026-03-10T08:00+00:00", "SH1", 1, "A1", At("17:00"))).Findings);
    }

    [Theory]
    [InlineData("08:30", null, "given", 0)]
    [InlineData("08:31", null, "given", 1)]
    [InlineData("07:29", null, "given", 1)]
    [InlineData("08:31", 45, "given", 0)]
    [InlineData("08:31", null, "refused", 0)]
    public void Rule_16_knows_the_window_of_a_time_critical_medicine(string at, int? window, string code, int found) =>
        Assert.Equal(found, Evaluate(Dose("08:00") with { TimeCritical = true, WindowMinutes = window }, PaperDose("PD1", at, code: code, due: "08:00")).Findings.Count(f => f.Rule == 16));

    [Fact]
    public void Rule_16_does_not_query_and_other_medicines_have_no_window()
    {
        var result = Evaluate(Dose("08:00") with { TimeCritical = true }, PaperDose("PD1", "09:00", due: "08:00"));
        Assert.False(Assert.Single(result.Items).Open);
        Assert.Empty(Evaluate(Dose("08:00"), PaperDose("PD1", "09:00", due: "08:00")).Findings);
    }

    [Theory]
    [InlineData("pain", "eased", "given", null)]
    [InlineData("", "eased", "given", "why it was given")]
    [InlineData("pain", "", "given", "how it worked")]
    [InlineData("", "", "given", "why it was given and how it worked")]
    [InlineData("", "", "refused", null)]
    public void Rule_17_asks_why_and_how(string why, string how, string code, string? missing)
    {
        var findings = Evaluate(Prn(), PaperDose("PD1", "08:00", "PRN", code).With(d => d with { PrnRationale = why, PrnOutcome = how })).Findings;
        if (missing is null)
            Assert.Empty(findings);
        else
            Assert.EndsWith($"not say {missing}.", Assert.Single(findings).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M", "/", "", null)]
    [InlineData("M", "Z", "", "code_not_in_key")]
    [InlineData("M", "given", "", "code_not_in_key")] // the chart has a key and this is not in it
    [InlineData("", "given", "", null)]
    [InlineData("", "/", "", null)]
    [InlineData("N", "/", "", "code_not_in_key")]
    [InlineData("M", "O", "", "other_without_note")]
    [InlineData("M", "O", "spat out", null)]
    public void Rule_19_reads_codes_by_the_key_of_the_chart(string family, string code, string note, string? found)
    {
        var entry = PaperDose("PD1", "08:00", code: code).With(d => d with { ChartFamily = family, Note = note });
        Assert.Equal(found is null ? [] : [found], Evaluate(Dose("08:00"), entry).Codes());
    }

    [Theory]
    [InlineData("DD", "given", false)]
    [InlineData("", "given", true)]
    [InlineData("A1", "given", true)] // the giver herself
    [InlineData("", "refused", false)]
    [InlineData("", "refused_destroyed", true)]
    public void Rule_21_wants_a_second_person_whenever_a_controlled_drug_leaves_the_cupboard(string witness, string code, bool found)
    {
        var result = Evaluate(Dose("08:00") with { CdSchedule = "2" }, PaperDose("PD1", "08:00", code: code).With(d => d with { Witness = witness }));
        Assert.Equal(found, result.Codes().Contains("cd_without_witness"));
    }

    [Theory]
    [InlineData(20, 19, 19, 18, 0)]
    [InlineData(20, 18, 18, 17, 1)] // within the row
    [InlineData(20, 19, 18, 17, 1)] // from row to row
    [InlineData(null, null, 19, 18, 0)]
    public void Rule_21_follows_the_balance_of_the_register(int? before, int? after, int? nextBefore, int? nextAfter, int found)
    {
        var one = PaperDose("PD1", "08:00").With(d => d with { Witness = "DD", StockBefore = before, StockAfter = after });
        var two = PaperDose("PD2", "12:00").With(d => d with { Witness = "DD", StockBefore = nextBefore, StockAfter = nextAfter });
        Assert.Equal(found, Evaluate(Dose("08:00") with { CdSchedule = "2" }, Dose("12:00") with { CdSchedule = "2" }, one, two).Findings.Count(f => f.Code == "cd_balance_broken"));
    }

    [Fact]
    public void Rule_21_counts_what_was_wasted()
    {
        var destroyed = PaperDose("PD1", "08:00", code: "refused_destroyed").With(d => d with { Witness = "DD", StockBefore = 20, StockAfter = 19 });
        Assert.Empty(Evaluate(Dose("08:00") with { CdSchedule = "2" }, destroyed).Findings);
        var half = PaperDose("PD1", "08:00").With(d => d with { Witness = "DD", Dose = 0.5m, Wasted = 0.5m, StockBefore = 20, StockAfter = 19 });
        Assert.Empty(Evaluate(Dose("08:00") with { CdSchedule = "2" }, half).Findings);
    }

    [Fact]
    public void Rules_22_and_24_ask_when_a_dose_was_taken_that_should_not_have_been()
    {
        Assert.Equal(["given_after_stop"], Evaluate(Dose("08:00") with { Stop = At("07:30") }, PaperDose("PD1", "08:00")).Codes());
        Assert.Empty(Evaluate(Dose("08:00") with { Stop = At("07:30") }, PaperDose("PD1", "08:00", code: "not_required")).Findings);
        var away = Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("12:00") };
        Assert.Equal(["given_while_away"], Evaluate(away, Dose("08:00"), PaperDose("PD1", "08:00")).Codes());
        Assert.Empty(Evaluate(away, Dose("08:00"), PaperDose("PD1", "08:00", code: "leave")).Findings);
    }
}
