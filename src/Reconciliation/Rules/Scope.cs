using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>Which items recovery is about (IMPORTS.md reading 12).</summary>
internal static class Scope
{
    /// <summary>Frozen, and due in the window.</summary>
    public static bool IsExpected(MatchedItem item, RecoveryContext context) =>
        item.Expected is { } expected && context.InWindow(expected.From, expected.To);

    /// <summary>
    /// Expected items, whatever came in on paper, and what the system recorded in the window. Outside, native digital rows are history.
    /// </summary>
    public static bool Counts(MatchedItem item, RecoveryContext context) =>
        IsExpected(item, context) || item.Entries.Any(e => e.NeedsCheck)
        || (item.Expected is null && item.Entries.Any(e => context.InWindow(e.OccurredAt)));
}
