using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Matching;

public class DoseMatchingTests
{
    [Fact]
    public void The_slot_that_a_row_states_decides_even_when_another_is_nearer()
    {
        var result = Evaluate(Dose("08:00"), Dose("12:00"), PaperDose("PD1", "11:40", due: "08:00"));
        Assert.Equal("PD1", result.Item("dose:P1:MED:2026-03-10T08:00+00:00").PaperEntryId);
        Assert.Equal(Outcome.Expected, result.Item("dose:P1:MED:2026-03-10T12:00+00:00").Outcome);
    }

    [Fact]
    public void A_stated_slot_that_nothing_expected_leaves_the_row_unplanned()
    {
        var result = Evaluate(Dose("08:00"), PaperDose("PD1", "08:01", due: "09:00"));
        Assert.False(result.Item("entry:PD1").Planned);
        Assert.True(result.Item("dose:P1:MED:2026-03-10T08:00+00:00").Open);
    }

    [Fact]
    public void Without_stated_slots_the_total_difference_is_least()
    {
        // Nearest first would give 10:00 to the row of 09:10 and leave 08:30 with a worse one.
        var result = Evaluate(Dose("08:30") with { WindowMinutes = 10 }, Dose("10:00") with { WindowMinutes = 10 }, PaperDose("PD1", "09:16"), PaperDose("PD2", "10:20"));
        Assert.Equal("PD1", result.Item("dose:P1:MED:2026-03-10T08:30+00:00").PaperEntryId);
        Assert.Equal("PD2", result.Item("dose:P1:MED:2026-03-10T10:00+00:00").PaperEntryId);
    }

    [Fact]
    public void A_second_row_of_one_window_is_not_stretched_to_the_next_slot()
    {
        var result = Evaluate(Dose("08:00"), Dose("10:00"), PaperDose("PD1", "07:50"), PaperDose("PD2", "08:20"));
        Assert.Equal(Outcome.Expected, result.Item("dose:P1:MED:2026-03-10T10:00+00:00").Outcome);
        Assert.Equal(["PD2"], result.Item("dose:P1:MED:2026-03-10T08:00+00:00").OtherEntryIds);
        Assert.Contains("dose_recorded_twice", result.Codes());
    }

    [Theory]
    [InlineData("08:00", 60, "10:00", true)]
    [InlineData("08:00", 60, "10:01", false)]
    [InlineData("08:00", 180, "10:30", true)]
    public void A_row_reaches_a_slot_within_its_window_or_the_tolerance(string due, int window, string at, bool belongs)
    {
        var result = Evaluate(Dose(due) with { WindowMinutes = window }, PaperDose("PD1", at));
        Assert.Equal(belongs, result.Items.Length == 1);
    }

    [Fact]
    public void The_copy_of_a_sheet_is_matched_and_is_no_duplicate()
    {
        var paper = PaperDose("PD1", "08:02");
        var result = Evaluate(Dose("08:00"), paper, CopyOf(paper, "DD1"));
        var item = Assert.Single(result.Items);
        Assert.Equal((Outcome.Matched, "PD1", "DD1", false), (item.Outcome, item.PaperEntryId, item.DigitalEntryId, item.Open));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Copies_find_their_lines()
    {
        var one = PaperDose("PD1", "08:02") with { Line = 1 };
        var two = PaperDose("PD2", "12:02") with { Line = 2 };
        var result = Evaluate(Dose("08:00"), Dose("12:00"), one, two, CopyOf(two, "DD2"), CopyOf(one, "DD1"));
        Assert.Equal(["DD1", "DD2"], result.Items.Select(i => i.DigitalEntryId));
    }

    [Fact]
    public void Given_as_needed_has_no_slots_and_each_row_is_an_item()
    {
        var result = Evaluate(Prn(), PaperDose("PD1", "08:00", "PRN", due: "08:00"), PaperDose("PD2", "14:00", "PRN"));
        Assert.Equal(["entry:PD1", "entry:PD2"], result.Items.Select(i => i.ItemId));
        Assert.All(result.Items, i => Assert.Equal((Category.Prn, Priority.P1), (i.Category, i.Priority)));
    }

    [Fact]
    public void Two_accounts_of_one_dose_as_needed_are_one_item()
    {
        var result = Evaluate(Prn(), PaperDose("PD1", "08:00", "PRN"), DigitalDose("DD1", "08:10", "PRN"), DigitalDose("DD2", "12:00", "PRN"));
        Assert.Equal(["entry:DD2", "entry:PD1"], result.Items.Select(i => i.ItemId));
        Assert.Contains("dose_recorded_twice", result.Codes());
    }

    [Fact]
    public void A_voided_row_leaves_matching_and_stays_visible()
    {
        var paper = PaperDose("PD1", "08:00");
        var result = Evaluate(Dose("08:00"), paper, DigitalDose("DD1", "08:10"), new ItemException("entry:DD1", ExceptionKind.DuplicateVoid, "typed twice", "A1", At("18:00")));
        Assert.Empty(result.Findings);
        Assert.Equal((Outcome.Duplicate, false, true), (result.Item("entry:DD1").Outcome, result.Item("entry:DD1").Open, result.Item("entry:DD1").Excepted));
        Assert.Equal(Outcome.Matched, result.Item("dose:P1:MED:2026-03-10T08:00+00:00").Outcome);
    }
}
