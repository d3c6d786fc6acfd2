using System.Collections.Immutable;
using Reinstate.Folders.Generation.Scoring;

namespace Reinstate.FoldersTests.Generation;

public class ScoreTests
{
    private static readonly Planted Late = new("F1", 16, "S1", "P1", ["PD1", "DD1"], "late");

    [Fact]
    public void A_finding_with_an_entry_in_common_finds_the_fault()
    {
        var score = Score.Of([Late], [Finding(16, "P1", "DD1")]);
        Assert.True(score.IsPerfect);
        Assert.Equal((1d, 1d), (score.Total.Precision, score.Total.Recall));
    }

    [Theory]
    [InlineData(16, "P2", "DD1", "high")]
    [InlineData(16, "P1", "DD9", "critical")]
    [InlineData(14, "P1", "DD1", "high")]
    public void Another_rule_person_or_entry_does_not(int rule, string person, string entry, string severity)
    {
        var score = Score.Of([Late], [Finding(rule, person, entry, severity)]);
        Assert.False(score.IsPerfect);
        Assert.Single(score.Total.Missed);
        Assert.Single(score.Total.Extra);
        Assert.Equal((0d, 0d), (score.Total.Precision, score.Total.Recall));
    }

    [Fact]
    public void An_item_counts_like_an_entry() =>
        Assert.True(Score.Of([Late with { Entries = ["dose:P1:M:2026-03-10T08:00+00:00"] }], [Finding(16, "P1", "", item: "dose:P1:M:2026-03-10T08:00+00:00")]).IsPerfect);

    [Fact]
    public void A_fault_about_two_people_is_found_when_it_is_found_for_both()
    {
        Planted[] truth = [Late, Late with { PersonId = "P2" }];
        Assert.Equal(0, Score.Of(truth, [Finding(16, "P1", "PD1")]).Total.Recovered);
        var both = Score.Of(truth, [Finding(16, "P1", "PD1"), Finding(16, "P2", "PD1")]);
        Assert.Equal((1, 1), (both.Total.Planted, both.Total.Recovered));
    }

    [Fact]
    public void Several_findings_about_one_fault_are_no_extras() => Assert.True(Score.Of([Late], [Finding(16, "P1", "PD1"), Finding(16, "P1", "DD1")]).IsPerfect);

    [Fact]
    public void What_is_less_than_high_is_counted_and_forgiven()
    {
        var score = Score.Of([], [Finding(28, "P1", "PR1", "medium")]);
        Assert.True(score.IsPerfect);
        Assert.Equal(1, score.Total.LesserExtra);
    }

    [Fact]
    public void A_rejected_row_is_a_failure() => Assert.False(Score.Of([], [], rejects: 1).IsPerfect);

    [Fact]
    public void The_last_line_is_json()
    {
        var output = new StringWriter();
        ScoreTable.Write(Score.Of([Late], []), output);
        Assert.EndsWith("""{"planted":1,"found":0,"missed":1,"extra":0,"lesser":0,"precision":1,"recall":0,"rejects":0,"rules":{"16":{"planted":1,"found":0,"missed":1,"extra":0,"lesser":0,"precision":1,"recall":0}}}""",
            output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private static Found Finding(int rule, string person, string entry, string severity = "high", string item = "") =>
        new(rule, "code", severity, "S1", person, item, entry.Length == 0 ? [] : ImmutableArray.Create(entry), "Sentence.");
}
