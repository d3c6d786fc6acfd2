using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Plan = Reinstate.Events.V1.AuditSampleDrawn.Types.Plan;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>
/// The audit sample of DOMAIN.md section 5, step 12. Anybody who has the population, the seed and the plan draws the same again, by hand if need be:
/// <list type="number">
/// <item>Items of a class that the plan always draws are drawn: of these the audit is a count.</item>
/// <item>The rest is put into the order of SHA-256(seed, newline, item id), in hexadecimal, and its first n items are drawn: a simple random sample. n is what
/// the plan's confidence asks for when none of them has a defect, at least the plan's least.</item>
/// <item>For each service and priority the next items of that order are drawn until it has the plan's share and its least.</item>
/// <item>People are put into the order of SHA-256(seed, newline, "person", newline, person id). Where the first of them, as many as the plan's share, have more of
/// the rest's items than n, those are drawn too.</item>
/// </list>
/// Only the second step carries a statement about items that were not drawn. Cost: the population times its logarithm.
/// </summary>
public static class AuditSampling
{
    /// <summary>Of this method. Earlier: <see cref="FirstSampling"/>.</summary>
    public const int Version = 2;

    /// <summary>The draw, without auditor and seed's circumstances.</summary>
    public static AuditSampleDrawn Draw(ImmutableArray<AuditableItem> population, string seed, Plan plan)
    {
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        var always = plan.Always.ToHashSet(StringComparer.Ordinal);
        foreach (var item in population.Where(item => item.Classes.Any(always.Contains)))
            drawn[item.Id] = DrawnBecause.Always;
        var rest = population.Where(item => !drawn.ContainsKey(item.Id)).OrderBy(item => Rank(seed, item.Id), StringComparer.Ordinal).ToList();
        var random = Math.Min(rest.Count, Math.Max(plan.LeastItems, Hypergeometric.ZeroDefectItems(rest.Count, plan.ConfidencePercent, plan.DefectsUnderPercent)));
        foreach (var item in rest.Take(random))
            drawn[item.Id] = DrawnBecause.Random;
        foreach (var stratum in rest.GroupBy(item => (item.ServiceId, item.Priority)))
            TopUp([.. stratum], plan, drawn);
        var ofPeople = OfPeople(rest, seed, plan.PeoplePercent);
        foreach (var item in ofPeople.Count > random ? ofPeople : [])
            drawn.TryAdd(item.Id, DrawnBecause.Person);
        return Of(population, seed, plan, drawn, rest.Count, Method(plan, random));
    }

    /// <summary>Every item, after a critical defect.</summary>
    public static AuditSampleDrawn Everything(ImmutableArray<AuditableItem> population, string seed, Plan plan) =>
        Of(population, seed, plan, population.ToDictionary(item => item.Id, _ => DrawnBecause.Everything, StringComparer.Ordinal), 0, "Every item, after a critical defect.");

    /// <summary>Whether a draw is what its seed makes of a population, by the method of its time.</summary>
    public static bool Verify(AuditSampleDrawn drawn, ImmutableArray<AuditableItem> population) => Repeat(drawn, population)?.Equals(drawn) == true;

    /// <summary>What the seed of a draw makes of a population, by the method of the draw's time; null for a method that this program does not know.</summary>
    public static AuditSampleDrawn? Repeat(AuditSampleDrawn drawn, ImmutableArray<AuditableItem> population) => drawn.MethodVersion switch
    {
        0 => Earlier(drawn, population),
        Version => Repeated(drawn, population),
        _ => null,
    };

    private static AuditSampleDrawn Earlier(AuditSampleDrawn drawn, ImmutableArray<AuditableItem> population)
    {
        var again = drawn.Clone();
        again.Population = population.Length;
        again.Items.Clear();
        again.Items.Add(FirstSampling.Draw(population, drawn.Seed, drawn.Method) ?? Ids(population));
        return again;
    }

    private static AuditSampleDrawn Repeated(AuditSampleDrawn drawn, ImmutableArray<AuditableItem> population)
    {
        var again = drawn.Reasons.Count > 0 && drawn.Reasons.All(reason => reason == DrawnBecause.Everything)
            ? Everything(population, drawn.Seed, drawn.Plan) : Draw(population, drawn.Seed, drawn.Plan);
        again.Auditor = drawn.Auditor;
        return again;
    }

    private static void TopUp(List<AuditableItem> stratum, Plan plan, Dictionary<string, string> drawn)
    {
        var percent = plan.StratumPercent.ElementAtOrDefault((int)stratum[0].Priority - 1);
        var wanted = Math.Max(plan.LeastPerStratum, Hypergeometric.Share(stratum.Count, percent)) - stratum.Count(item => drawn.ContainsKey(item.Id));
        foreach (var item in stratum.Where(item => !drawn.ContainsKey(item.Id)).Take(Math.Max(0, wanted)).ToList())
            drawn[item.Id] = DrawnBecause.Stratum;
    }

    private static List<AuditableItem> OfPeople(List<AuditableItem> rest, string seed, int percent)
    {
        var people = rest.Select(item => item.PersonId).Distinct(StringComparer.Ordinal).OrderBy(person => Rank(seed, $"person\n{person}"), StringComparer.Ordinal).ToList();
        var first = people.Take(Hypergeometric.Share(people.Count, percent)).ToHashSet(StringComparer.Ordinal);
        return rest.FindAll(item => first.Contains(item.PersonId));
    }

    private static AuditSampleDrawn Of(ImmutableArray<AuditableItem> population, string seed, Plan plan, Dictionary<string, string> drawn, int rest, string method)
    {
        var items = drawn.Keys.Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Seed = seed,
            Method = method,
            MethodVersion = Version,
            Plan = plan,
            Population = population.Length,
            PopulationSha256 = AuditPopulation.Digest(population),
            RandomPopulation = rest,
            Items = { items },
            Reasons = { items.Select(item => drawn[item]) },
            Strata = { AuditPopulation.Strata(population, drawn) },
        };
    }

    private static string Method(Plan plan, int random) =>
        $"All items of the classes {string.Join(", ", plan.Always)}. The others in the order of SHA-256 of the seed, a newline and person/item: the first {random} are drawn at random; then the next of each service and priority"
        + $" until {plan.LeastPerStratum} and {string.Join(", ", plan.StratumPercent.Select((percent, i) => $"{percent} % of P{i + 1}"))} are drawn; and, where they are more than those drawn at random, all items of the first {plan.PeoplePercent} % of people"
        + " in the order of SHA-256 of the seed, a newline, \"person\", a newline and the person.";

    private static IEnumerable<string> Ids(IEnumerable<AuditableItem> population) => population.Select(item => item.Id).Order(StringComparer.Ordinal);

    private static string Rank(string seed, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));
}
