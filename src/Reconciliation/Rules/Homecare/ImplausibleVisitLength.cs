using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>
/// Rule 36: a visit of implausible length. Too short: every account of it is shorter than the policy's minutes and than half of
/// the plan, and the person was at home. Too long: a row lasts longer than the policy's percentage of the plan, as when nobody clocked out. A row without a time
/// out says nothing about length; one that ends before it begins is told as that.
/// </summary>
internal sealed class ImplausibleVisitLength : IItemRule
{
    public RuleInfo Info { get; } = new(36, "Overlapping or implausible visit times", Severity.Medium)
    {
        Needs = [Needs.Visits],
        Codes = ["visit_too_short", "visit_too_long"],
        Policy = ["visit_shortest_minutes", "visit_longest_percent"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is not { Category: Category.Visit, Lead: not null, Counts: true })
            return;
        var (planned, longest, isKnown) = (Planned(item), TimeSpan.Zero, true);
        foreach (var entry in item.Entries)
        {
            var length = Length(entry);
            if (length is null && item.IsCopy && entry == item.Digital)
                continue;
            isKnown &= length >= TimeSpan.Zero && entry.DoubtfulTimes.IsEmpty;
            longest = length > longest ? length.Value : longest;
        }

        if (planned is { } plan && longest > plan * (person.Context.Policy.VisitLongestPercent / 100.0))
            TooLong(item, plan, longest, person, found);
        if (isKnown && longest < Shortest(planned, person.Context.Policy) && !person.Person.IsOnLeave(item.At))
        {
            found.Add(person.Finding(Info, "visit_too_short", item, item.Entries,
                $"{person.Name(item)} lasted {Say.Duration(longest)} ({Say.Rows(item.Entries)}).", queries: true));
        }
    }

    private void TooLong(MatchedItem item, TimeSpan plan, TimeSpan longest, PersonCase person, List<Finding> found)
    {
        var rows = item.Entries.Where(e => e.DoubtfulTimes.IsEmpty && Length(e) == longest).ToArray();
        if (rows.Length > 0)
        {
            found.Add(person.Finding(Info, "visit_too_long", item, rows,
                $"{person.Name(item)} was planned for {Say.Duration(plan)} and lasted {Say.Duration(longest)} ({Say.Rows(rows)}).", queries: true));
        }
    }

    private static TimeSpan? Length(Entry entry) => ((VisitMade)entry.Content).ActualOut - entry.OccurredAt;

    private static TimeSpan? Planned(MatchedItem item) => item.Expected is ExpectedVisit visit && visit.End > visit.Start ? visit.End - visit.Start : null;

    private static TimeSpan Shortest(TimeSpan? planned, Policy policy)
    {
        var stated = TimeSpan.FromMinutes(policy.VisitShortestMinutes);
        return planned is { } plan && plan / 2 < stated ? plan / 2 : stated;
    }
}
