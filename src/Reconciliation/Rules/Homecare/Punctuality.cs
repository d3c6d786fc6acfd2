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
    public static DateTimeOffset? Arrival(ReadOnlySpan<Entry> rows)
    {
        DateTimeOffset? first = null;
        foreach (var row in rows)
            first = row.OccurredAt >= first ? first : row.OccurredAt;
        return first;
    }

    public static bool IsLate(ExpectedVisit visit, ReadOnlySpan<Entry> rows, Policy policy) =>
        Arrival(rows) is { } arrival && arrival - visit.Start > Tolerance(visit, policy);

    /// <summary>Nothing can be called missed while the systems are out: its sheet may be on the way.</summary>
    public static bool IsMissed(ExpectedVisit visit, ReadOnlySpan<Entry> rows, RecoveryContext context) =>
        context.RestoredAt is not null && rows.IsEmpty && visit.End <= context.AsOf;

    /// <summary>The first moment that an account names; null where none does.</summary>
    public static DateTimeOffset? WelfareConfirmedAt(ReadOnlySpan<Entry> rows) => First(rows, visit => visit.WelfareConfirmedAt);

    /// <summary>The first moment that an account names; null where none does.</summary>
    public static DateTimeOffset? FamilyInformedAt(ReadOnlySpan<Entry> rows) => First(rows, visit => visit.FamilyInformedAt);

    internal static DateTimeOffset? Arrival(MatchedItem item) => Arrival(item.Entries);

    internal static bool WelfareUnconfirmed(ExpectedVisit visit, MatchedItem item, RecoveryContext context) =>
        (IsMissed(visit, item.Entries, context) || IsLate(visit, item.Entries, context.Policy)) && WelfareConfirmedAt(item.Entries) is null;

    private static DateTimeOffset? First(ReadOnlySpan<Entry> rows, Func<VisitMade, DateTimeOffset?> of)
    {
        DateTimeOffset? first = null;
        foreach (var row in rows)
        {
            if (row.Content is VisitMade visit && of(visit) is { } at && !(at >= first))
                first = at;
        }

        return first;
    }
}
