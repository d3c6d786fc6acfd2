using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// How far the recovery of a scope has come. Expected counts frozen items due in the window; received to excepted count every item,
/// also unplanned ones, so they can exceed expected. Completeness is therefore not a comparison of sums: it is Open = 0, and an
/// unplanned item can never stand in for a missing one. Addition is exact, and grouping never changes a sum.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CompletenessVector(
    long Expected, long Received, long Entered, long Checked, long Queried, long Overdue, long Excepted, long Open)
{
    public bool IsComplete => Open == 0;

    public static CompletenessVector operator +(CompletenessVector a, CompletenessVector b) => new(
        a.Expected + b.Expected, a.Received + b.Received, a.Entered + b.Entered, a.Checked + b.Checked,
        a.Queried + b.Queried, a.Overdue + b.Overdue, a.Excepted + b.Excepted, a.Open + b.Open);

    public static CompletenessVector operator -(CompletenessVector a, CompletenessVector b) => new(
        a.Expected - b.Expected, a.Received - b.Received, a.Entered - b.Entered, a.Checked - b.Checked,
        a.Queried - b.Queried, a.Overdue - b.Overdue, a.Excepted - b.Excepted, a.Open - b.Open);

    public static CompletenessVector Of(ItemStatus item) => !item.Counted ? default : new(
        Count(item.Expected), Count(item.Received), Count(item.Entered), Count(item.Checked),
        Count(item.Queried), Count(item.Overdue), Count(item.Excepted), Count(item.Open));

    private static long Count(bool value) => value ? 1 : 0;
}

/// <summary>One row of completeness.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CompletenessKey(string ServiceId, string PersonId, Category Category, Priority Priority)
{
    /// <summary>Mostly asked about one person's items: the ids would tell little and cost most.</summary>
    public override int GetHashCode() => HashCode.Combine(PersonId.Length, Category, Priority);
}

public static class Completeness
{
    /// <summary>Vectors by service, person, category and priority; a key is present when at least one item counts there.</summary>
    public static IReadOnlyDictionary<CompletenessKey, CompletenessVector> Of(ImmutableArray<ItemStatus> items)
    {
        var sums = new Dictionary<CompletenessKey, CompletenessVector>();
        foreach (var item in items)
        {
            if (!item.Counted)
                continue;
            var key = new CompletenessKey(item.ServiceId, item.PersonId, item.Category, item.Priority);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
            sum += CompletenessVector.Of(item);
        }

        return sums;
    }

    public static CompletenessVector Total(IEnumerable<ItemStatus> items) =>
        items.Aggregate(default(CompletenessVector), (sum, item) => sum + CompletenessVector.Of(item));
}
