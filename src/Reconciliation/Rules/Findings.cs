using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>The order in which findings are listed everywhere.</summary>
public static class Findings
{
    /// <summary>One total order, each finding once, with the decision somebody took on it.</summary>
    public static ImmutableArray<Finding> InOrder(IEnumerable<Finding> found, ImmutableArray<FindingDecision> decisions)
    {
        var decided = decisions.OrderBy(d => d.At).ThenBy(d => d.By, StringComparer.Ordinal)
            .GroupBy(d => d.FindingId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().By, StringComparer.Ordinal);
        return
        [
            .. found.Select(f => decided.Count > 0 && decided.TryGetValue(f.FindingId, out var by) ? f with { DecidedBy = by } : f)
                .OrderBy(f => f.Rule).ThenBy(f => f.ServiceId, StringComparer.Ordinal).ThenBy(f => f.PersonId, StringComparer.Ordinal)
                .ThenBy(f => f.ItemId, StringComparer.Ordinal).ThenBy(f => f.Code, StringComparer.Ordinal)
                .ThenBy(f => string.Join('\n', f.EntryIds), StringComparer.Ordinal).ThenBy(f => f.Explanation, StringComparer.Ordinal)
                .DistinctBy(f => (f.FindingId, f.Explanation)),
        ];
    }
}
