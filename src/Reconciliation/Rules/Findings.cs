using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>The order in which findings are listed everywhere.</summary>
public static class Findings
{
    /// <summary>One total order, each finding once, with the decision somebody took on it.</summary>
    public static ImmutableArray<Finding> InOrder(IEnumerable<Finding> found, ImmutableArray<FindingDecision> decisions) =>
        InOrder([.. found], decisions.IsDefaultOrEmpty ? DecidedFindings.None : new(decisions));

    internal static ImmutableArray<Finding> InOrder(List<Finding> found, DecidedFindings decided)
    {
        if (found.Count == 0)
            return [];
        var list = found.ToArray();
        Array.Sort(list, Compare);
        var kept = 0;
        foreach (var finding in list)
        {
            if (kept > 0 && Compare(list[kept - 1], finding) == 0)
                continue;
            list[kept++] = finding;
        }

        for (var i = 0; i < kept && !decided.IsEmpty; i++)
        {
            if (decided.By(list[i]) is { } by)
                list[i] = list[i] with { DecidedBy = by };
        }

        return kept == list.Length ? ImmutableCollectionsMarshal.AsImmutableArray(list) : [.. list.AsSpan(0, kept)];
    }

    /// <summary>Whether both lists say the same, in the same order.</summary>
    public static bool Same(IReadOnlyList<Finding> one, IReadOnlyList<Finding> other)
    {
        if (one.Count != other.Count)
            return false;
        for (var i = 0; i < one.Count; i++)
        {
            if (!Same(one[i], other[i]))
                return false;
        }

        return true;
    }

    /// <summary>Findings that say the same.</summary>
    internal static IEqualityComparer<Finding> SameContent { get; } = EqualityComparer<Finding>.Create((a, b) => Same(a!, b!), finding => HashCode.Combine(finding.Rule, finding.ItemId, finding.Explanation));

    /// <summary>A list of entries is equal by its content here.</summary>
    internal static bool Same(Finding one, Finding other) => ReferenceEquals(one, other)
        || (one.EntryIds.SequenceEqual(other.EntryIds, StringComparer.Ordinal) && one with { EntryIds = other.EntryIds } == other);

    /// <summary>By rule, service, person, item, code, entries, explanation; zero for the same finding only.</summary>
    internal static int Compare(Finding a, Finding b)
    {
        var order = a.Rule.CompareTo(b.Rule);
        if (order == 0)
            order = string.CompareOrdinal(a.ServiceId, b.ServiceId);
        if (order == 0)
            order = string.CompareOrdinal(a.PersonId, b.PersonId);
        if (order == 0)
            order = string.CompareOrdinal(a.ItemId, b.ItemId);
        if (order == 0)
            order = string.CompareOrdinal(a.Code, b.Code);
        if (order == 0)
            order = Entries(a.EntryIds, b.EntryIds);
        return order != 0 ? order : string.CompareOrdinal(a.Explanation, b.Explanation);
    }

    private static int Entries(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (string.CompareOrdinal(a[i], b[i]) is not 0 and var order)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }
}
