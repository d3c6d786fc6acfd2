using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reconciling;

/// <summary>Exact sums over services: what was counted for one service can be added and taken back.</summary>
public sealed class Totals
{
    private readonly SortedDictionary<(Category Category, Priority Priority), CompletenessVector> vectors = [];
    private readonly SortedDictionary<(NextStep Step, Priority Priority), long> steps = [];
    private readonly SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> findings = [];

    public CompletenessVector All { get; private set; }

    public long People { get; private set; }

    public long PeopleOpen { get; private set; }

    public long FindingCount => findings.Values.Sum();

    /// <summary>Counted items by outcome, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> ByOutcome => outcomes;

    public IReadOnlyDictionary<int, long> FindingsByRule => findings;

    /// <summary>Open items by what has to be done next.</summary>
    public IReadOnlyDictionary<(NextStep Step, Priority Priority), long> Next => steps;

    public IEnumerable<(Category Category, CompletenessVector Vector)> ByCategory =>
        vectors.GroupBy(v => v.Key.Category).Select(g => (g.Key, g.Aggregate(default(CompletenessVector), (sum, v) => sum + v.Value)));

    public IEnumerable<(Priority Priority, CompletenessVector Vector)> ByPriority =>
        vectors.GroupBy(v => v.Key.Priority).OrderBy(g => g.Key).Select(g => (g.Key, g.Aggregate(default(CompletenessVector), (sum, v) => sum + v.Value)));

    public static Totals Of(ServiceResult service)
    {
        var totals = new Totals();
        var (vectors, outcomes) = (new Dictionary<(int Category, int Priority), CompletenessVector>(), new Dictionary<int, long>());
        foreach (var person in service.People)
        {
            var isOpen = false;
            foreach (var item in person.Result.Items)
            {
                isOpen |= item.Open;
                if (!item.Counted)
                    continue;
                CollectionsMarshal.GetValueRefOrAddDefault(vectors, ((int)item.Category, (int)item.Priority), out _) += CompletenessVector.Of(item);
                CollectionsMarshal.GetValueRefOrAddDefault(outcomes, (int)item.Outcome, out _)++;
                if (item.Open)
                    Add(totals.steps, (NextSteps.Of(item), item.Priority), 1);
            }

            totals.People++;
            totals.PeopleOpen += isOpen ? 1 : 0;
        }

        foreach (var ((category, priority), vector) in vectors)
        {
            totals.All += vector;
            Add(totals.vectors, ((Category)category, (Priority)priority), vector);
        }

        foreach (var (outcome, count) in outcomes)
            Add(totals.outcomes, ((Outcome)outcome).Name(), count);
        totals.Count(service.Findings);
        return totals;
    }

    /// <summary>Findings that belong to no service.</summary>
    public void Count(IEnumerable<Finding> found)
    {
        foreach (var finding in found)
            Add(findings, finding.Rule, 1);
    }

    public void Add(Totals other, int sign = 1)
    {
        All = sign > 0 ? All + other.All : All - other.All;
        People += sign * other.People;
        PeopleOpen += sign * other.PeopleOpen;
        foreach (var (key, vector) in other.vectors)
            Add(vectors, key, sign > 0 ? vector : default(CompletenessVector) - vector);
        foreach (var (key, count) in other.steps)
            Add(steps, key, sign * count);
        foreach (var (key, count) in other.outcomes)
            Add(outcomes, key, sign * count);
        foreach (var (key, count) in other.findings)
            Add(findings, key, sign * count);
    }

    private static void Add<TKey>(SortedDictionary<TKey, CompletenessVector> sums, TKey key, CompletenessVector vector)
        where TKey : notnull
    {
        var sum = sums.GetValueOrDefault(key) + vector;
        if (sum == default)
            sums.Remove(key);
        else
            sums[key] = sum;
    }

    private static void Add<TKey>(SortedDictionary<TKey, long> counts, TKey key, long count)
        where TKey : notnull
    {
        var sum = counts.GetValueOrDefault(key) + count;
        if (sum == 0)
            counts.Remove(key);
        else
            counts[key] = sum;
    }
}
