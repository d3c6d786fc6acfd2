using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Rules;

public class ChronologyRuleTests
{
    private static readonly RecoveryContext WithRota = Context with { Staff = new(Staff, [new("A1", "S1", At("07:00"), At("15:00")), new("X1", "S2", At("07:00"), At("15:00"))]) };

    [Fact]
    public void Rule_1_names_the_period()
    {
        var finding = Assert.Single(Evaluate(Record("08:00", "12:00")).Findings);
        Assert.Equal((1, "no_entry_in_required_category"), (finding.Rule, finding.Code));
        Assert.Equal("The nutrition record for 08:00 to 12:00 on 10 Mar 2026 has no entry on paper or in the system.", finding.Explanation);
    }

    [Fact]
    public void Rule_1_waits_for_the_end_of_the_period() =>
        Assert.Empty(PersonReconciliation.Evaluate(Given.Facts(Record("08:00", "12:00")), Context with { AsOf = At("11:59") }).Findings);

    [Theory]
    [InlineData("08:00", null, 1)]
    [InlineData("09:00", null, 0)]
    [InlineData("10:00", "08:59", 1)]
    [InlineData("10:00", "09:00", 0)]
    public void Rule_26_finds_what_was_entered_or_written_before_it_happened(string entered, string? written, int found)
    {
        var entry = PaperRecord("PR1", "09:00") with { EnteredAt = At(entered), WrittenAt = written is null ? null : At(written), CheckedAt = At("18:00") };
        Assert.Equal(found, Evaluate(entry).Findings.Count(f => f.Code == "entered_before_it_occurred"));
    }

    [Theory]
    [InlineData(Precision.Approximate, "08:40", 0)]
    [InlineData(Precision.Approximate, "08:20", 1)]
    [InlineData(Precision.Shift, "07:00", 0)]
    public void Rule_26_allows_for_times_that_are_not_exact(Precision precision, string entered, int found) =>
        Assert.Equal(found, Evaluate(PaperRecord("PR1", "09:00") with { Precision = precision, EnteredAt = At(entered), CheckedAt = At("18:00") }).Findings.Count(f => f.Rule == 26));

    [Theory]
    [InlineData("15:30", false, 0)]
    [InlineData("15:31", false, 1)]
    [InlineData("15:31", true, 0)]
    public void Rule_26_finds_what_was_written_after_the_shift(string written, bool late, int found)
    {
        var entry = PaperRecord("PR1", "14:00") with { WrittenAt = At(written), LateEntry = late };
        Assert.Equal(found, PersonReconciliation.Evaluate(Given.Facts(entry), WithRota).Findings.Count(f => f.Code == "written_after_shift_end"));
    }

    [Theory]
    [InlineData("06:59", false, 1)]
    [InlineData("06:59", true, 0)]
    [InlineData("07:00", false, 0)]
    [InlineData("17:00", false, 0)]
    [InlineData("17:01", false, 1)]
    public void Rule_27_wants_paper_from_outside_the_outage_marked_late(string at, bool late, int found)
    {
        Assert.Equal(found, Evaluate(PaperRecord("PR1", at) with { LateEntry = late, EnteredAt = At("18:00") }).Findings.Count(f => f.Rule == 27));
        Assert.Empty(Evaluate(DigitalRecord("DR1", at) with { LateEntry = late }).Findings);
    }

    [Fact]
    public void Rule_28_compares_the_lines_of_a_sheet_with_the_restored_times()
    {
        var (one, two) = (PaperRecord("PR1", "09:00") with { Line = 1 }, PaperRecord("PR2", "10:00", Category.Mood) with { Line = 2 });
        var swapped = new object[] { one, two, CopyOf(one, "DR1") with { OccurredAt = At("10:00") }, CopyOf(two, "DR2") with { OccurredAt = At("09:00") } };
        Assert.Equal(["DR1", "DR2", "PR1", "PR2"], Assert.Single(Evaluate(swapped).Findings, f => f.Rule == 28).EntryIds);
        Assert.Empty(Evaluate(one, two, CopyOf(one, "DR1"), CopyOf(two, "DR2")).Findings);
        var otherSheet = two with { SheetSerial = "SH2", Line = 1 };
        Assert.Empty(Evaluate(one, otherSheet, CopyOf(one, "DR1"), CopyOf(otherSheet, "DR2") with { OccurredAt = At("08:00") }).Findings);
    }

    [Fact]
    public void Rule_28_takes_the_times_of_writing_where_no_lines_are_stated()
    {
        var (one, two) = (PaperRecord("PR1", "09:00") with { WrittenAt = At("09:05") }, PaperRecord("PR2", "10:00", Category.Mood) with { WrittenAt = At("10:05") });
        Assert.Contains("order_differs", Evaluate(one, two, CopyOf(one, "DR1") with { OccurredAt = At("09:59") }, CopyOf(two, "DR2") with { OccurredAt = At("09:30") }).Codes());
    }

    [Theory]
    [InlineData("AA", null)]
    [InlineData("A1", null)]
    [InlineData("ZZ", "initials_not_on_register")]
    [InlineData("KK", "initials_not_on_register")] // two people
    [InlineData("BB", "initials_not_on_rota")]
    [InlineData("XX", "initials_not_on_rota")] // works at S2 that day
    public void Rule_30_knows_who_was_there(string author, string? code)
    {
        var entry = DigitalRecord("DR1", "09:00") with { Author = author };
        Assert.Equal(code is null ? [] : [code], PersonReconciliation.Evaluate(Given.Facts(entry), WithRota).Codes());
    }

    [Fact]
    public void Rule_30_has_no_rota_to_compare_with_where_the_service_has_none() =>
        Assert.Empty(PersonReconciliation.Evaluate(Given.Facts(DigitalRecord("DR1", "09:00") with { Author = "BB" }), Context).Findings);

    [Theory]
    [InlineData("08:00", "08:30", "08:29", "09:00", 2)]
    [InlineData("08:00", "08:30", "08:30", "09:00", 0)]
    [InlineData("08:00", null, "08:00", "09:00", 2)]
    [InlineData("08:30", "08:00", "08:10", "08:20", 0)] // out before in is rule 36
    public void Rule_29_finds_one_worker_at_two_visits(string from, string? until, string otherFrom, string otherUntil, int found)
    {
        var facts = new ServiceFacts { Work = [Work("E1", "P1", from, until), Work("E2", "P2", otherFrom, otherUntil), Work("E3", "P1", from, until)] };
        Assert.Equal(found, ServiceReconciliation.Evaluate(facts, Context).Count(f => f.Rule == 29));
    }

    [Fact]
    public void Rule_29_gives_each_person_one_finding_that_names_all_rows()
    {
        var facts = new ServiceFacts { Work = [Work("E1", "P1", "08:00", "09:00"), Work("E2", "P2", "08:30", "09:30"), Work("E3", "P3", "09:10", "09:40")] };
        var findings = ServiceReconciliation.Evaluate(facts, Context);
        Assert.Equal(["P1", "P2", "P3"], findings.Select(f => f.PersonId));
        Assert.All(findings, f => Assert.Equal(["E1", "E2", "E3"], f.EntryIds));
    }

    [Fact]
    public void Rule_29_leaves_a_round_in_one_house_alone_and_finds_two_houses()
    {
        WorkTrace Round(string id, string person, string service) => Work(id, person, "08:00", null) with { IsVisit = false, ServiceId = service };
        Assert.Empty(ServiceReconciliation.Evaluate(new() { Work = [Round("E1", "P1", "S1"), Round("E2", "P2", "S1")] }, Context));
        Assert.Equal(2, ServiceReconciliation.Evaluate(new() { Work = [Round("E1", "P1", "S1"), Round("E2", "P2", "S2")] }, Context).Length);
    }

    private static WorkTrace Work(string id, string person, string from, string? until) =>
        new(id, $"visit:{id}", person, "S1", At(from), until is null ? null : At(until)) { Workers = ["AA"], IsVisit = true, Exact = true };
}
