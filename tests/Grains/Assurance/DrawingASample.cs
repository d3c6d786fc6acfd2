using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Reconciliation.Model;

namespace Reinstate.GrainsTests.Assurance;

public sealed class DrawingASample
{
    private const int Seeds = 3000;

    private static readonly Policy Default = Policy.Default;

    /// <summary>Of each item how often it was drawn at random over many seeds, against what a simple random sample would give.</summary>
    [Theory]
    [InlineData(60, 10)]
    [InlineData(90, 5)]
    public void Every_item_of_the_rest_is_drawn_at_random_equally_often(int population, int underPercent)
    {
        var items = Population(population, always: 7);
        var plan = AuditPopulation.PlanOf(Default with { AuditDefectsUnderPercent = underPercent, AuditPeoplePercent = 0 });
        var drawn = new Dictionary<string, int>(StringComparer.Ordinal);
        var size = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var draw = AuditSampling.Draw(items, Name(seed), plan);
            List<string> random = [.. draw.Items.Zip(draw.Reasons).Where(one => one.Second == DrawnBecause.Random).Select(one => one.First)];
            foreach (var item in random)
                drawn[item] = drawn.GetValueOrDefault(item) + 1;
            size = random.Count;
        }

        var rest = population - 7;
        var p = size / (double)rest;
        Assert.Equal(rest, drawn.Count);

        // Each within 4.5 standard deviations: of 100 items one is outside with any method that is fair less often than once in 1,400 such tests. The seeds are fixed.
        var deviation = Math.Sqrt(Seeds * p * (1 - p));
        Assert.All(drawn, item => Assert.InRange(item.Value, (Seeds * p) - (4.5 * deviation), (Seeds * p) + (4.5 * deviation)));

        // Chi-squared for a fixed sample size: (rest − 1) / rest × Σ (x − Sp)² / (S p (1 − p)) has rest − 1 degrees of freedom. Bounds: 0.1 % each side, Wilson and Hilferty.
        var statistic = drawn.Values.Sum(x => Math.Pow(x - (Seeds * p), 2)) / (Seeds * p * (1 - p)) * (rest - 1) / rest;
        Assert.InRange(statistic, Quantile(rest - 1, -3.09), Quantile(rest - 1, 3.09));
    }

    [Fact]
    public void A_draw_follows_from_its_seed_alone()
    {
        var items = Population(200, always: 12);
        var plan = AuditPopulation.PlanOf(Default);
        var draw = AuditSampling.Draw(items, "42", plan);
        Assert.Equal(draw, AuditSampling.Draw([.. items.Reverse().OrderBy(item => item.Id, StringComparer.Ordinal)], "42", plan));
        Assert.NotEqual(draw.Items, AuditSampling.Draw(items, "43", plan).Items);
        draw.Auditor = "auditor";
        Assert.True(AuditSampling.Verify(draw, items));
        Assert.False(AuditSampling.Verify(draw, [.. items.Skip(1)]));
        var other = draw.Clone();
        other.Items[0] = other.Items[1];
        Assert.False(AuditSampling.Verify(other, items));
    }

    [Fact]
    public void What_policy_always_draws_is_drawn_whatever_the_seed()
    {
        var items = Population(300, always: 25);
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var draw = AuditSampling.Draw(items, Name(seed), AuditPopulation.PlanOf(Default));
            Assert.Equal(25, draw.Reasons.Count(reason => reason == DrawnBecause.Always));
            Assert.Subset(draw.Items.ToHashSet(StringComparer.Ordinal), items.Where(item => item.Classes.Length > 0).Select(item => item.Id).ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_service_and_priority_is_looked_at_and_gets_its_share()
    {
        ImmutableArray<AuditableItem> items = [.. Population(400, always: 0), new("zed/1", "zed", "tiny", Priority.P3, [])];
        var plan = AuditPopulation.PlanOf(Default with { AuditP1Percent = 25, AuditLeastPerStratum = 2 });
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var strata = AuditSampling.Draw(items, Name(seed), plan).Strata;
            Assert.Equal(items.GroupBy(item => (item.ServiceId, item.Priority)).Count(), strata.Count);
            Assert.All(strata, stratum => Assert.True(stratum.Drawn >= Math.Min(2, stratum.Population), $"{stratum}"));
            Assert.All(strata.Where(stratum => stratum.Priority == 1), stratum => Assert.True(stratum.Drawn * 4 >= stratum.Population, $"{stratum}"));
        }
    }

    [Fact]
    public void People_are_drawn_whole_where_their_items_are_more_than_those_at_random()
    {
        var items = Population(400, always: 0, people: 10);
        var draw = AuditSampling.Draw(items, "42", AuditPopulation.PlanOf(Default));
        var whole = items.GroupBy(item => item.PersonId).Count(person => person.All(item => draw.Items.Contains(item.Id)));
        Assert.True(whole >= 2, $"{whole} of 10 people are drawn whole");
        Assert.DoesNotContain(DrawnBecause.Person, AuditSampling.Draw(items, "42", AuditPopulation.PlanOf(Default with { AuditDefectsUnderPercent = 1 })).Reasons);
    }

    [Fact]
    public void A_draw_of_the_first_method_is_repeated_from_its_words()
    {
        var items = Population(120, always: 5);
        var first = new AuditSampleDrawn
        {
            Seed = "42",
            Method = "Items ranked by SHA-256 of the seed, a newline and person/item; all controlled drugs, time-critical and overridden items, plus the larger of all items of the first 20 % of people and the first 29 items.",
            Population = items.Length,
            Auditor = "auditor",
        };
        first.Items.Add(FirstSampling.Draw(items, first.Seed, first.Method)!.Value);
        Assert.True(first.Items.Count >= 29);
        Assert.True(AuditSampling.Verify(first, items));
        first.Items.RemoveAt(0);
        Assert.False(AuditSampling.Verify(first, items));
        Assert.Null(FirstSampling.Draw(items, "42", "Every item, after a critical defect."));
    }

    /// <summary>So many items over three services, three priorities and some people; the first have a class that policy draws.</summary>
    internal static ImmutableArray<AuditableItem> Population(int count, int always, int people = 20) =>
    [
        .. Enumerable.Range(0, count).Select(i => new AuditableItem(
            $"p{i % people:00}/{i:0000}", $"p{i % people:00}", $"home-{i % people % 3}", (Priority)(1 + (i / people % 3)), i < always ? [AuditClasses.ControlledDrug] : []))
            .OrderBy(item => item.Id, StringComparer.Ordinal),
    ];

    private static string Name(int seed) => seed.ToString(CultureInfo.InvariantCulture);

    private static double Quantile(int degrees, double z) => degrees * Math.Pow(1 - (2.0 / (9 * degrees)) + (z * Math.Sqrt(2.0 / (9 * degrees))), 3);
}
