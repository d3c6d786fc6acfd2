using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Status;

public class StatusTests
{
    private const string DoseItem = "dose:P1:MED:2026-03-10T08:00+00:00";

    [Fact]
    public void An_expected_item_without_a_row_is_open()
    {
        var item = Evaluate(Dose("08:00")).Item(DoseItem);
        Assert.Equal((Outcome.Expected, true, true, false), (item.Outcome, item.Open, item.Expected, item.Received));
    }

    [Fact]
    public void Paper_in_hand_is_received_and_open()
    {
        var result = Evaluate(Dose("08:00"), new ReceivedItem(DoseItem, "SH1", 1, "A1", At("17:00")), new ReceivedItem("sheet:SH1:9", "SH1", 9, "A1", At("17:00")));
        Assert.Equal((Outcome.Received, true), (result.Item(DoseItem).Outcome, result.Item(DoseItem).Open));
        Assert.Equal((Outcome.Received, true, false), (result.Item("sheet:SH1:9").Outcome, result.Item("sheet:SH1:9").Open, result.Item("sheet:SH1:9").Planned));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_transcription_is_entered_and_open_until_a_second_person_checked_it()
    {
        var paper = PaperDose("PD1", "08:00");
        Assert.Equal((Outcome.Entered, true), Key(Evaluate(Dose("08:00"), paper.Unchecked())));
        Assert.Equal((Outcome.Matched, false), Key(Evaluate(Dose("08:00"), paper)));

        static (Outcome, bool) Key(PersonResult result) => (result.Item(DoseItem).Outcome, result.Item(DoseItem).Open);
    }

    [Fact]
    public void A_native_row_needs_no_check() => Assert.Equal(Outcome.Matched, Evaluate(Dose("08:00"), DigitalDose("DD1", "08:00")).Item(DoseItem).Outcome);

    [Theory]
    [InlineData("AA", "BB", "CC", true)]
    [InlineData("AA", "BB", "C1", true)]
    [InlineData("AA", "BB", "B1", false)] // the transcriber, by id
    [InlineData("AA", "BB", "a1", false)] // nobody: ids are exact
    [InlineData("A1", "BB", "AA", false)] // the giver, by initials
    [InlineData("AA", "BB", "ZZ", false)] // nobody on the register
    [InlineData("AA", "", "CC", false)] // nobody is named as transcriber
    [InlineData("AA", "K1", "KK", false)] // initials that may be the transcriber's
    [InlineData("", "BB", "CC", true)]
    public void A_check_counts_only_from_somebody_else_on_the_register(string giver, string transcriber, string checker, bool counts)
    {
        var entry = PaperDose("PD1", "08:00") with { Author = giver, TranscribedBy = transcriber, CheckedBy = checker };
        var item = Evaluate(Dose("08:00"), entry).Item(DoseItem);
        Assert.Equal((counts, !counts), (item.Checked, item.Open));
    }

    [Fact]
    public void A_recorded_override_lets_a_check_count() =>
        Assert.True(Evaluate(Dose("08:00"), PaperDose("PD1", "08:00") with { CheckedBy = "BB", CheckOverrideId = "O1" }).Item(DoseItem).Checked);

    [Fact]
    public void An_unchecked_copy_keeps_its_item_open()
    {
        var paper = PaperDose("PD1", "08:00");
        Assert.True(Evaluate(Dose("08:00"), paper, CopyOf(paper, "DD1").Unchecked()).Item(DoseItem).Open);
    }

    [Fact]
    public void The_check_of_the_copy_covers_paper_that_names_no_transcriber()
    {
        var paper = PaperDose("PD1", "08:00");
        var bare = paper with { TranscribedBy = "", CheckedBy = "", CheckedAt = null };
        Assert.False(Evaluate(Dose("08:00"), bare, CopyOf(paper, "DD1")).Item(DoseItem).Open);
    }

    [Theory]
    [InlineData(ExceptionKind.ConfirmedOmitted, Outcome.ConfirmedOmitted)]
    [InlineData(ExceptionKind.NotApplicable, Outcome.NotApplicable)]
    [InlineData(ExceptionKind.PaperLost, Outcome.PaperLost)]
    public void An_exception_accounts_for_an_item(ExceptionKind kind, Outcome outcome)
    {
        var result = Evaluate(Dose("08:00"), new ItemException(DoseItem, kind, "asleep", "A1", At("18:00")));
        Assert.Equal((outcome, false), (result.Item(DoseItem).Outcome, result.Item(DoseItem).Open));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void An_exception_never_hides_a_row_that_says_it_was_given()
    {
        var result = Evaluate(Dose("08:00"), PaperDose("PD1", "08:00").Unchecked(), new ItemException(DoseItem, ExceptionKind.ConfirmedOmitted, "asleep", "A1", At("18:00")));
        Assert.Equal((false, true), (result.Item(DoseItem).Excepted, result.Item(DoseItem).Open));
    }

    [Fact]
    public void An_open_query_holds_whatever_is_known_otherwise()
    {
        var query = new OpenQuery("Q1", "", "PD1", "Which strength?");
        var item = Evaluate(Dose("08:00"), PaperDose("PD1", "08:00"), query).Item(DoseItem);
        Assert.Equal((Outcome.Queried, true, true), (item.Outcome, item.Open, item.Checked));
        Assert.True(Evaluate(query with { EntryId = "gone" }).Item("entry:gone").Open);
    }

    [Fact]
    public void A_decision_lets_a_finding_stand_without_querying()
    {
        var (dose, paper, digital) = (Dose("08:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:00"));
        var finding = Assert.Single(Evaluate(dose, paper, digital).Findings);
        var result = Evaluate(dose, paper, digital, new FindingDecision(finding.FindingId, "explained", "A1", At("19:00")));
        Assert.Equal("A1", Assert.Single(result.Findings).DecidedBy);
        Assert.False(result.Item(DoseItem).Open);
    }

    [Fact]
    public void Doses_on_leave_or_after_stop_are_not_applicable()
    {
        var leave = Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("12:00") };
        Assert.Equal(Outcome.NotApplicable, Evaluate(leave, Dose("08:00")).Item(DoseItem).Outcome);
        Assert.Equal(Outcome.NotApplicable, Evaluate(Dose("08:00") with { Stop = At("08:00") }).Item(DoseItem).Outcome);
        Assert.Equal(Outcome.Expected, Evaluate(Dose("08:00") with { Stop = At("08:01") }).Item(DoseItem).Outcome);
    }

    [Theory]
    [InlineData("06:59", false)]
    [InlineData("07:00", true)]
    [InlineData("17:00", true)]
    [InlineData("17:01", false)]
    public void Only_what_was_due_in_the_window_is_expected(string due, bool expected)
    {
        var result = Evaluate(Dose(due));
        Assert.Equal(expected ? 1 : 0, Completeness.Total(result.Items).Expected);
        Assert.Equal(expected, result.Codes().Contains("dose_without_outcome"));
    }

    [Fact]
    public void A_transcribed_row_outside_the_window_still_needs_its_check()
    {
        var result = Evaluate(Dose("06:00"), PaperDose("PD1", "06:00").Unchecked() with { LateEntry = true });
        Assert.Equal(new CompletenessVector(0, 1, 1, 0, 0, 0, 0, 1), Completeness.Total(result.Items));
    }

    [Fact]
    public void Overdue_begins_when_the_limit_of_the_step_has_passed()
    {
        var facts = Given.Facts(Dose("08:00") with { CdSchedule = "2" });
        Assert.False(Reconciliation.PersonReconciliation.Evaluate(facts, Context with { AsOf = At("21:00") }).Item(DoseItem).Overdue);
        Assert.True(Reconciliation.PersonReconciliation.Evaluate(facts, Context with { AsOf = At("21:01") }).Item(DoseItem).Overdue);
    }

    [Fact]
    public void While_the_systems_are_out_nothing_is_missing_and_nothing_overdue()
    {
        var result = Reconciliation.PersonReconciliation.Evaluate(Given.Facts(Dose("08:00"), Visit("08:00", "09:00")), Context with { RestoredAt = null });
        Assert.Empty(result.Findings);
        Assert.All(result.Items, i => Assert.Equal((true, false, null), (i.Open, i.Overdue, i.DueBy)));
    }
}
