using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Matching;

public class RecordAndVisitMatchingTests
{
    [Fact]
    public void A_note_inside_one_period_never_serves_the_next()
    {
        var result = Evaluate(Record("08:00", "12:00"), Record("12:30", "16:00"), PaperRecord("PR1", "09:00"), PaperRecord("PR2", "11:59"));
        Assert.Equal(Outcome.Expected, result.Item("record:P1:nutrition:2026-03-10T12:30+00:00").Outcome);
        Assert.False(result.Item("entry:PR2").Planned);
    }

    [Theory]
    [InlineData("12:55", Precision.Exact, true)]
    [InlineData("13:05", Precision.Exact, false)]
    [InlineData("13:05", Precision.Approximate, true)]
    [InlineData("07:00", Precision.Shift, true)]
    public void A_note_between_periods_reaches_as_far_as_its_precision_allows(string at, Precision precision, bool belongs)
    {
        var result = Evaluate(Record("09:30", "12:00"), PaperRecord("PR1", at) with { Precision = precision });
        Assert.Equal(belongs, result.Items.Length == 1);
    }

    [Fact]
    public void Paper_takes_the_period_and_a_later_note_of_the_system_is_an_item_of_its_own()
    {
        var result = Evaluate(Record("08:00", "12:00"), DigitalRecord("DR1", "08:10"), PaperRecord("PR1", "11:00"));
        Assert.Equal("PR1", result.Item("record:P1:nutrition:2026-03-10T08:00+00:00").PaperEntryId);
        Assert.Equal(Outcome.Checked, result.Item("entry:DR1").Outcome);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_note_of_another_category_is_no_entry()
    {
        var result = Evaluate(Record("08:00", "12:00"), PaperRecord("PR1", "09:00", Category.Hydration));
        Assert.Contains("no_entry_in_required_category", result.Codes());
    }

    [Fact]
    public void The_visit_id_decides_whatever_the_time()
    {
        var result = Evaluate(Visit("08:00", "08:30"), PaperVisit("PV1", "11:00", "11:20"));
        Assert.Equal("PV1", Assert.Single(result.Items).PaperEntryId);
    }

    [Fact]
    public void Two_workers_with_a_row_each_make_one_visit()
    {
        var result = Evaluate(Visit("08:00", "08:30") with { WorkersRequired = 2 }, PaperVisit("PV1", "08:00", "08:30", staff: "AA"), PaperVisit("PV2", "08:02", "08:30", staff: "D1"));
        Assert.Empty(result.Findings);
        Assert.Equal(["PV2"], Assert.Single(result.Items).OtherEntryIds);
    }

    [Fact]
    public void Copies_of_a_double_up_belong_to_the_sheets_they_name_whatever_their_ids()
    {
        var one = PaperVisit("PV1", "08:00", "08:30", staff: "AA") with { SheetSerial = "S1", Line = 1 };
        var two = PaperVisit("PV2", "08:00", "08:30", staff: "D1") with { SheetSerial = "S2", Line = 1 };
        var result = Evaluate(Visit("08:00", "08:30") with { WorkersRequired = 2 }, one, two,
            two with { EntryId = "DV1", Source = Source.Digital }, one with { EntryId = "DV2", Source = Source.Digital });
        Assert.Empty(result.Findings);
        Assert.Equal("DV2", Assert.Single(result.Items).DigitalEntryId);
    }
}
