using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Late and missed visits (DOMAIN.md, Homecare): the one judgement behind rules, priorities, boards and packs.</summary>
public static class Punctuality
{
    /// <summary>The policy's minutes or half the planned duration, whichever is shorter.</summary>
    public static TimeSpan Tolerance(ExpectedVisit visit, Policy policy)
    {
        var half = (visit.End - visit.Start) / 2;
        var stated = TimeSpan.FromMinutes(policy.VisitLateMinutes);
        return half < stated && half > TimeSpan.Zero ? half : stated;
    }

    /// <summary>The first arrival, by any account; null when nobody is recorded to have come.</summary>
    public static DateTimeOffset? Arrival(IEnumerable<Entry> rows) => rows.Select(row => (DateTimeOffset?)row.OccurredAt).Min();

    public static bool IsLate(ExpectedVisit visit, IEnumerable<Entry> rows, Policy policy) =>
        Arrival(rows) is { } arrival && arrival - visit.Start > Tolerance(visit, policy);

    /// <summary>Nothing can be called missed while the systems are out: its sheet may be on the way.</summary>
    public static bool IsMissed(ExpectedVisit visit, IEnumerable<Entry> rows, RecoveryContext context) =>
        context.RestoredAt is not null && visit.End <= context.AsOf && !rows.Any();

    /// <summary>The first moment at which an account says that the person was well; null where none does.</summary>
    public static DateTimeOffset? WelfareConfirmedAt(IEnumerable<Entry> rows) => rows.Select(row => (row.Content as VisitMade)?.WelfareConfirmedAt).Min();

    internal static DateTimeOffset? Arrival(MatchedItem item) => Arrival(item.Entries);

    internal static bool WelfareUnconfirmed(ExpectedVisit visit, MatchedItem item, RecoveryContext context) =>
        (IsMissed(visit, item.Entries, context) || IsLate(visit, item.Entries, context.Policy)) && WelfareConfirmedAt(item.Entries) is null;
}
