using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Late and missed visits (DOMAIN.md, Homecare).</summary>
internal static class Punctuality
{
    /// <summary>The policy's minutes or half the planned duration, whichever is shorter.</summary>
    public static TimeSpan Tolerance(ExpectedVisit visit, Policy policy)
    {
        var half = (visit.End - visit.Start) / 2;
        var stated = TimeSpan.FromMinutes(policy.VisitLateMinutes);
        return half < stated && half > TimeSpan.Zero ? half : stated;
    }

    /// <summary>The first arrival, by any account; null when nobody is recorded to have come.</summary>
    public static DateTimeOffset? Arrival(MatchedItem item) => item.Entries.Select(e => (DateTimeOffset?)e.OccurredAt).Min();

    public static bool IsLate(ExpectedVisit visit, MatchedItem item, Policy policy) =>
        Arrival(item) is { } arrival && arrival - visit.Start > Tolerance(visit, policy);

    /// <summary>Nothing can be called missed while the systems are out: its sheet may be on the way.</summary>
    public static bool IsMissed(ExpectedVisit visit, MatchedItem item, RecoveryContext context) =>
        context.RestoredAt is not null && item.Lead is null && visit.End <= context.AsOf;

    public static bool WelfareConfirmed(MatchedItem item) => item.Entries.Any(e => e.Content is VisitMade { WelfareConfirmedAt: not null });

    public static bool WelfareUnconfirmed(ExpectedVisit visit, MatchedItem item, RecoveryContext context) =>
        (IsMissed(visit, item, context) || IsLate(visit, item, context.Policy)) && !WelfareConfirmed(item);
}
