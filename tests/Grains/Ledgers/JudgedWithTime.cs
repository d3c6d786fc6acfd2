using Reinstate.Grains.Boards;

namespace Reinstate.GrainsTests.Ledgers;

public sealed class JudgedWithTime
{
    private static readonly DateTimeOffset NoteEnds = TwoBranches.Back.AddHours(3);

    [Fact]
    public void A_period_that_ends_after_restoration_is_missed_when_it_ends_and_not_before()
    {
        var two = TwoBranches.Restored();
        two.Now = NoteEnds.AddTicks(-1);
        Assert.DoesNotContain(Missing(two), id => id == "note-n1");
        two.Now = NoteEnds;
        Assert.Contains(Missing(two), id => id == "note-n1");
    }

    [Fact]
    public void What_ended_before_restoration_is_missed_from_restoration_on()
    {
        var two = TwoBranches.Restored();
        Assert.Contains(Missing(two), id => id == "dose-n1");
    }

    [Fact]
    public void Findings_change_with_time_at_the_ends_of_what_is_expected_only()
    {
        var two = TwoBranches.Restored();
        two.Now = TwoBranches.Back;
        var changed = new List<DateTimeOffset>();
        var before = Text(two);
        for (; two.Now < TwoBranches.Back.AddHours(30); two.Now = two.Now.AddMinutes(5))
        {
            if (Text(two) is var now && now != before)
                changed.Add(two.Now);
            before = now;
        }

        Assert.Equal([TwoBranches.Back.AddHours(1), NoteEnds], changed);
    }

    [Fact]
    public void Asking_about_an_earlier_moment_again_gives_its_answer_again()
    {
        var two = TwoBranches.Restored();
        var early = Text(two);
        two.Now = NoteEnds.AddHours(1);
        var late = Text(two);
        two.Now = TwoBranches.Back.AddMinutes(10);
        Assert.Equal(early, Text(two));
        Assert.NotEqual(early, late);
    }

    [Fact]
    public void The_persons_own_grain_judges_as_of_the_same_moment_as_the_board()
    {
        var two = TwoBranches.Restored();
        two.Now = NoteEnds.AddMinutes(1);
        var finding = two.RunOf(TwoBranches.North).FindingsOf("n1").Single(f => f.ItemId == "note-n1");
        two.By("bea", new V1.DecideFindingRequest { IncidentId = TwoBranches.Incident, PersonId = "n1", FindingId = finding.FindingId, Decision = "explained", Reason = "She was at her daughter's" });
        Assert.Equal("bea", two.RunOf(TwoBranches.North).FindingsOf("n1").Single(f => f.FindingId == finding.FindingId).DecidedBy);
    }

    private static IEnumerable<string> Missing(TwoBranches two) => two.RunOf(TwoBranches.North).Findings.Where(f => f.Rule is 1 or 2).Select(f => f.ItemId);

    private static string Text(TwoBranches two) => Batch.Text(((RunView[])[two.RunOf(TwoBranches.North), two.RunOf(TwoBranches.South)]).SelectMany(run => run.Findings.Where(f => f.Rule != 41)));
}
