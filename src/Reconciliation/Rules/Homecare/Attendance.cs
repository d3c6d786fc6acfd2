using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Who made a visit, by its rows.</summary>
public static class Attendance
{
    /// <summary>The rows that are accounts of their own: a copy repeats its paper and cannot add a worker.</summary>
    public static Entry[] Accounts(IEnumerable<Entry> rows, bool hasPaper) => [.. rows.Where(row => !hasPaper || row.Source == Source.Paper || row.IsNative)];

    /// <summary>The different workers whom accounts name, by staff id or, for somebody unknown, as stated; in ordinal order.</summary>
    public static ImmutableArray<string> Workers(IEnumerable<Entry> accounts, StaffRegister staff, string serviceId) =>
    [
        .. accounts.SelectMany(account => ((VisitMade)account.Content).StaffIds).Select(stated => staff.Resolve(stated, serviceId)?.StaffId ?? stated.ToUpperInvariant())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
