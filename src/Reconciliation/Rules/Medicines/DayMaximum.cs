using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 15: more of one ingredient, or more doses of one product, than are allowed in any rolling 24 hours. Doses exactly 24 hours apart
/// are of two days, scheduled ones count as well, and times that are known roughly count together only when they surely lie within.
/// One finding for each time that a limit is broken, at the dose that breaks it: the doses after it, until the sum has fallen to
/// the limit again, are the same excess. Cost: each dose looks back over one day.
/// </summary>
internal sealed class DayMaximum : IGroupRule
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public RuleInfo Info { get; } = new(15, "24-hour maximum across products with one ingredient", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["prn_max_24h_exceeded", "ingredient_max_24h_exceeded"],
        Window = "any 24 hours with a dose of the outage among them",
    };

    public string? GroupOf(MatchedItem item, PersonCase person) =>
        item is { WasTaken: true, MedicineId: { } medicine } ? DailyMaxima.Of(person).GroupOf(medicine) : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var maxima = DailyMaxima.Of(person);
        foreach (var product in items.GroupBy(i => i.MedicineId!, StringComparer.Ordinal))
        {
            if (maxima.DosesOf(product.Key) is { } most && product.Count() > most)
                CountDoses([.. product], most, person, found);
        }

        if (maxima.IngredientOf(items[0].MedicineId!) is { } limit)
            AddUp(items, limit, person, found);
    }

    private void CountDoses(List<MatchedItem> items, int most, PersonCase person, List<Finding> found)
    {
        foreach (var day in Excesses(items, person, _ => 1, most))
        {
            found.Add(person.Finding(Info, "prn_max_24h_exceeded", day[^1], day.SelectMany(i => i.Entries),
                $"{person.Name(day[^1])} is number {day.Count} in 24 hours and the maximum is {most}: {Doses(day, person)}.", queries: true));
        }
    }

    /// <summary>An excess of one product alone, whose own limit says so already, is not told twice.</summary>
    private void AddUp(List<MatchedItem> items, IngredientLimit limit, PersonCase person, List<Finding> found)
    {
        var maxima = DailyMaxima.Of(person);
        foreach (var day in Excesses(items, person, maxima.MgOf, limit.Mg))
        {
            if (day.Count > maxima.DosesOf(day[0].MedicineId!) && day.TrueForAll(i => string.Equals(i.MedicineId, day[0].MedicineId, StringComparison.Ordinal)))
                continue;
            found.Add(person.Finding(Info, "ingredient_max_24h_exceeded", day[^1], day.SelectMany(i => i.Entries),
                $"With {person.Name(day[^1])}, {day.Sum(maxima.MgOf):0.####} mg of {limit.Strictest.Ingredient} were taken in 24 hours: {Doses(day, person)}; the limit is {limit.Mg:0.####} mg, {limit.Strictest.PrnMax24h} of {limit.Strictest.IngredientMg:0.####} mg, by {Say.Medicine(limit.Strictest)}.", queries: true));
        }
    }

    private static string Doses(List<MatchedItem> day, PersonCase person) =>
        string.Join(", ", day.Select(i => $"{person.MedicineName(i.MedicineId!)} at {person.At(i.At)} ({Say.Row(i.Lead!)})"));

    /// <summary>For each time that the limit is broken, the doses of the 24 hours up to and with the dose that breaks it.</summary>
    private static IEnumerable<List<MatchedItem>> Excesses(List<MatchedItem> items, PersonCase person, Func<MatchedItem, decimal> amount, decimal limit)
    {
        var told = false;
        for (var last = 0; last < items.Count; last++)
        {
            var day = UpTo(items, last, person);
            if (day.Sum(amount) <= limit)
            {
                told = false;
            }
            else if (!told && day.Exists(i => i.Counts))
            {
                told = true;
                yield return day;
            }
        }
    }

    private static List<MatchedItem> UpTo(List<MatchedItem> items, int last, PersonCase person)
    {
        var day = new List<MatchedItem> { items[last] };
        var (from, to) = person.SpanOf(items[last].Lead!);
        for (var i = last - 1; i >= 0 && items[last].At - items[i].At < Day; i--)
        {
            var span = person.SpanOf(items[i].Lead!);
            var (first, end) = (span.From < from ? span.From : from, span.To > to ? span.To : to);
            if (end - first >= Day)
                continue;
            (from, to) = (first, end);
            day.Add(items[i]);
        }

        day.Reverse();
        return day;
    }
}
