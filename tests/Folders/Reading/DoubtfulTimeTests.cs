using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading;

/// <summary>IMPORTS.md: an ambiguous or skipped hour is reported, never guessed silently; an entry is not lost over it.</summary>
public class DoubtfulTimeTests
{
    [Theory]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30+01:00")]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30+00:00")]
    public void Care_began_at_the_first_instant_that_may_be_meant(string stated, string read)
    {
        var entry = Dose($"E1,P1,M,{stated},given,,,,");
        Assert.Equal((read, "occurred_at"), (ItemIds.Iso(entry.OccurredAt), Assert.Single(entry.DoubtfulTimes)));
    }

    [Fact]
    public void What_came_after_the_care_is_at_the_last_instant_that_may_be_meant()
    {
        var entry = Dose("E1,P1,M,2026-10-25T00:10,given,,2026-10-25T01:10,2026-10-25T01:20,2026-10-25T01:30");
        Assert.All(new[] { entry.WrittenAt, entry.EnteredAt, entry.CheckedAt }, at => Assert.Equal(TimeSpan.Zero, at!.Value.Offset));
        Assert.Equal(["checked_at", "entered_at", "written_at"], entry.DoubtfulTimes);
    }

    [Fact]
    public void A_due_time_in_doubt_is_not_stated()
    {
        var entry = Dose("E1,P1,M,2026-10-25T00:10,given,2026-10-25T01:30,,,");
        Assert.Null(((DoseGiven)entry.Content).DueAt);
        Assert.Equal(["due_at"], entry.DoubtfulTimes);
    }

    [Fact]
    public void With_an_offset_there_is_no_doubt() => Assert.Empty(Dose("E1,P1,M,2026-10-25T01:30Z,given,2026-10-25T01:30+01:00,,,").DoubtfulTimes);

    [Fact]
    public void A_time_that_is_none_rejects_the_entry_all_the_same()
    {
        using var folder = new SmallFolder().File("paper_doses.csv", $"{SmallFolder.Doses}E1,P1,M,2026-10-25T01:30,given,,25/10/2026 01:30,,\n");
        Assert.Equal(["paper_doses.csv:2:written_at is not an ISO 8601 time"], SmallFolder.Told(folder.Read().Rejects));
    }

    [Fact]
    public void A_visit_begins_early_and_ends_late()
    {
        using var folder = new SmallFolder().File("expected_visits.csv", "visit_id,person_id,start,end\nV1,P1,2026-10-25T00:30,2026-10-25T02:30\n")
            .File("digital_visits.csv", "entry_id,visit_id,actual_in,actual_out\nE1,V1,2026-10-25T01:10,2026-10-25T01:40\n");
        var entry = Assert.Single(folder.Read().People[0].Entries);
        Assert.Equal(TimeSpan.FromMinutes(90), ((VisitMade)entry.Content).ActualOut - entry.OccurredAt);
        Assert.Equal(["actual_in", "actual_out"], entry.DoubtfulTimes);
    }

    [Fact]
    public void Outside_entries_such_a_time_rejects_its_row()
    {
        using var folder = new SmallFolder().File("contacts.csv", "contact_id,person_id,occurred_at,party,summary\nC1,P1,2026-10-25T01:30,gp,x\n");
        Assert.Equal(["contacts.csv:2:occurred_at happens twice in Europe/London: the clock repeats this hour; state the offset"], SmallFolder.Told(folder.Read().Rejects));
    }

    private static Entry Dose(string row)
    {
        using var folder = new SmallFolder().File("paper_doses.csv", $"{SmallFolder.Doses}{row}\n");
        var read = folder.Read();
        Assert.Empty(read.Rejects);
        return Assert.Single(read.People[0].Entries);
    }
}
