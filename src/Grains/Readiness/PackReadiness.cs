using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Policy = Reinstate.Reconciliation.Model.Policy;

namespace Reinstate.Grains.Readiness;

/// <summary>
/// Whether everybody's summary lies printed in its latest authorised version (rule 44), and not for too long. From the directory: what is due, which systems plan ahead (ADR 24), is not looked at here,
/// because boards hold no plans.
/// </summary>
internal static class PackReadiness
{
    private enum Pack
    {
        Current,
        DueSoon,
        Unknown,
        TooOld,
        Outdated,
        NotPrinted,
    }

    public static Checked Of(IReadOnlyCollection<PersonSupported> people, Policy policy, DateTimeOffset now)
    {
        if (people.Count == 0)
            return new("packs", ReadyState.Unknown, "Nobody is registered here, so nothing says what was printed.");
        var packs = people.Select(person => (person.PersonId, Pack: Of(person, policy, now))).ToList();
        var worst = packs.Max(one => one.Pack);
        var state = worst switch
        {
            Pack.Current => ReadyState.Ready,
            Pack.DueSoon => ReadyState.DueSoon,
            Pack.Unknown => ReadyState.Unknown,
            _ => ReadyState.NotReady,
        };
        return new("packs", state, Reason(people, packs.ConvertAll(one => one.Pack))) { People = packs.Where(one => one.Pack is not Pack.Current).Select(one => one.PersonId) };
    }

    private static Pack Of(PersonSupported person, Policy policy, DateTimeOffset now) =>
        person.SummaryVersion.Length == 0 ? Pack.Unknown
        : person.PrintedSummaryVersion.Length == 0 ? Pack.NotPrinted
        : !string.Equals(person.PrintedSummaryVersion, person.SummaryVersion, StringComparison.Ordinal) ? Pack.Outdated
        : !person.PrintedAt.TryRead(out var printed) || printed > now.AddDays(1) ? Pack.Unknown
        : now - printed > TimeSpan.FromDays(policy.PrintedPackDays) ? Pack.TooOld
        : now - printed > TimeSpan.FromDays(policy.PrintedPackDays - policy.PrintedPackSoonDays) ? Pack.DueSoon
        : Pack.Current;

    private static string Reason(IReadOnlyCollection<PersonSupported> people, List<Pack> packs)
    {
        var oldest = people.Where(person => person.PrintedSummaryVersion.Length > 0 && person.PrintedAt.TryRead(out _)).Select(person => person.PrintedAt.Read()).DefaultIfEmpty().Min();
        string[] parts =
        [
            $"{packs.Count(pack => pack is Pack.Current or Pack.DueSoon)} of {packs.Count} printed in their latest version",
            .. Part(Pack.Outdated, "in an older one"), .. Part(Pack.NotPrinted, "not printed"), .. Part(Pack.TooOld, "printed too long ago"), .. Part(Pack.DueSoon, "to be printed again soon"),
            .. Part(Pack.Unknown, "of which the version or the day of printing is not known"),
        ];
        return $"{string.Join(", ", parts)}{(oldest == default ? "" : $"; the oldest was printed on {oldest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")}.";

        string[] Part(Pack pack, string words) => packs.Count(one => one == pack) is > 0 and var count ? [$"{count} {words}"] : [];
    }
}
