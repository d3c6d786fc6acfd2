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
