using System.Numerics;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Reconciliation.Model;

namespace Reinstate.GrainsTests.Assurance;

public sealed class StatingWhatASampleShows
{
    [Theory]
    [InlineData(10, 29)]
    [InlineData(5, 59)]
    [InlineData(1, 299)]
    public void Large_populations_take_the_sizes_of_the_table(int underPercent, int size) => Assert.Equal(size, Hypergeometric.ZeroDefectItems(1_000_000, 95, underPercent));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(30, 19)]
    [InlineData(100, 25)]
    public void Small_populations_take_fewer(int population, int size) => Assert.Equal(size, Hypergeometric.ZeroDefectItems(population, 95, 10));

    /// <summary>Against exact arithmetic: the size is the least that is enough, the bound the most that is not excluded.</summary>
    [Fact]
    public void Sizes_and_bounds_are_exact()
    {
        foreach (var population in (int[])[12, 40, 75, 200])
        {
            var size = Hypergeometric.ZeroDefectItems(population, 95, 10);
            var share = Hypergeometric.Share(population, 10);
            Assert.True(IsUnlikely(0, population, share, size));
            Assert.False(IsUnlikely(0, population, share, size - 1));
            foreach (var found in (int[])[0, 1, 3])
            {
                var bound = Hypergeometric.UpperBound(population, size, found, 95);
                Assert.False(IsUnlikely(found, population, bound, size));
                Assert.True(bound == population - (size - found) || IsUnlikely(found, population, bound + 1, size), $"{found} of {size} of {population}: {bound}");
            }
        }
    }

    [Fact]
    public void Bounds_hold_for_millions_of_items_and_many_defects()
    {
        // Clopper and Pearson for an endless population: 0 of 59 gives 4.95 %, 300 of 3,000 gives 10.95 %; the finite one is never above it.
        Assert.InRange(Hypergeometric.UpperBound(3_400_000, 59, 0, 95) / 3_400_000.0, 0.0490, 0.0496);
        Assert.InRange(Hypergeometric.UpperBound(3_400_000, 3000, 300, 95) / 3_400_000.0, 0.1085, 0.1096);
    }

    [Fact]
    public void Without_a_defect_it_says_what_policy_asked_for()
    {
        var statement = AuditStatements.Of(Judged(_ => false, under: 5));
        Assert.True(statement.ShowsWhatPolicyAsks);
        Assert.Contains(statement.Sentences, sentence => sentence.Contains("without a defect: with 95 % confidence fewer than 5 % of these 490 items have one", StringComparison.Ordinal));
        Assert.Contains("All 10 items that policy always draws (cd, overridden, psychotropic_prn, time_critical) were judged; none has a defect. This is a count, not an estimate.", statement.Sentences);
    }

    [Fact]
    public void A_defect_in_what_is_always_drawn_says_nothing_about_the_rest()
    {
        var audit = Judged(_ => false);
        var of = audit.DrawnFor(DrawnBecause.Always).First();
        var statement = AuditStatements.Of(Judged(item => item == of));
        Assert.Equal((1, 0, true), (statement.CensusDefects, statement.RandomDefects, statement.ShowsWhatPolicyAsks));
    }

    [Fact]
    public void With_defects_it_gives_the_exact_bound_and_says_that_the_aim_was_missed()
    {
        var random = Judged(_ => false).DrawnFor(DrawnBecause.Random).Take(2).ToList();
        var statement = AuditStatements.Of(Judged(random.Contains));
        Assert.Equal(Hypergeometric.UpperBound(490, statement.RandomItems, 2, 95), statement.AtMostDefects);
        Assert.False(statement.ShowsWhatPolicyAsks);
        Assert.True(statement.AtMostPercent >= 100.0 * statement.AtMostDefects / 490);
        Assert.Contains(statement.Sentences, sentence => sentence.Contains("2 have a defect: with 95 % confidence at most", StringComparison.Ordinal) && sentence.EndsWith("This does not show the fewer than 10 % that policy asks for.", StringComparison.Ordinal));
    }

    [Fact]
    public void Until_all_are_judged_it_claims_nothing()
    {
        var audit = Judged(_ => false);
        var last = audit.DrawnFor(DrawnBecause.Random).Last();
        var statement = AuditStatements.Of(audit with { Judged = audit.Judged.Remove(last) });
        Assert.False(statement.HasAtMostDefects);
        Assert.Contains(statement.Sentences, sentence => sentence.Contains("nothing is said about the 490", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_drawn_is_a_count()
    {
        var items = DrawingASample.Population(50, 3);
        var audit = new AuditState(AuditSampling.Everything(items, "42", AuditPopulation.PlanOf(Policy.Default)), AuditState.NothingJudged);
        audit = audit with { Judged = audit.Judged.SetItems(audit.Draw.Items.Select(item => KeyValuePair.Create(item, new AuditItemJudged { Item = item }))) };
        Assert.Equal("All 50 items of the incident were judged; none has a defect. This is a count, not an estimate.", Assert.Single(AuditStatements.Of(audit).Sentences));
    }

    [Fact]
    public void A_draw_that_does_not_say_why_supports_no_claim()
    {
        var audit = Judged(_ => false);
        var old = audit.Draw.Clone();
        old.MethodVersion = 0;
        old.Reasons.Clear();
        var statement = AuditStatements.Of(audit with { Draw = old });
        Assert.False(statement.HasAtMostDefects);
        Assert.Contains("nothing follows for the others", Assert.Single(statement.Sentences), StringComparison.Ordinal);
    }

    private static AuditState Judged(Func<string, bool> isDefect, int under = 10)
    {
        var draw = AuditSampling.Draw(DrawingASample.Population(500, 10), "42", AuditPopulation.PlanOf(Policy.Default with { AuditDefectsUnderPercent = under }));
        return new(draw, AuditState.NothingJudged.SetItems(draw.Items.Select(item => KeyValuePair.Create(item, new AuditItemJudged { Item = item, Defect = isDefect(item) }))));
    }

    // P(at most so many found) ≤ 5 %, in whole numbers.
    private static bool IsUnlikely(int found, int population, int defects, int drawn)
    {
        var sum = BigInteger.Zero;
        for (var k = 0; k <= Math.Min(found, defects); k++)
            sum += Choose(defects, k) * Choose(population - defects, drawn - k);
        return sum * 20 <= Choose(population, drawn);
    }

    private static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n)
            return BigInteger.Zero;
        var result = BigInteger.One;
        for (var i = 1; i <= k; i++)
            result = result * (n - k + i) / i;
        return result;
    }
}
