using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>
/// Rule 36: two visits of one person overlap in a way that cannot be. The same worker cannot make two visits at once, however short the
/// overlap; a worker in two homes is rule 29. Other workers may meet at a change of hands, when the first stays on and the next comes on time: their
/// visits contradict each other when both were planned, they overlap for more than the policy's minutes, and the next came before its
/// time, or one lies wholly inside the other, or more time lies between the plans than a visit may be late. Visits that the plan lets overlap may do so. A copy repeats its paper, and a row
/// without a time out, or with a rough one, says nothing. Cost: a sort, and the pairs that overlap.
/// </summary>
internal sealed class VisitsOverlap : IGroupRule
{
    public RuleInfo Info { get; } = new(36, "Overlapping or implausible visit times", Severity.Medium)
    {
        Needs = [Needs.Visits],
        Codes = ["visits_overlap"],
        Window = "visits before and after the outage count as the other one of the two",
        Policy = ["visit_overlap_minutes", "visit_late_minutes"],
    };

    public string? GroupOf(MatchedItem item, PersonCase person) => item.Category == Category.Visit ? "visits" : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        if (items.Count < 2)
            return;
        var stays = items.SelectMany(item => Stays(item, person)).OrderBy(s => s.From).ThenBy(s => s.To).ThenBy(s => s.Row.EntryId, StringComparer.Ordinal).ToArray();
        var told = new HashSet<(MatchedItem, MatchedItem)>();
        for (var i = 0; i < stays.Length; i++)
        {
            for (var j = i + 1; j < stays.Length && stays[j].From < stays[i].To; j++)
            {
                if (!Clash(stays[i], stays[j], person))
                    continue;
                var (before, after) = MatchedItem.InTime(stays[i].Item, stays[j].Item) < 0 ? (stays[i], stays[j]) : (stays[j], stays[i]);
                if (told.Add((before.Item, after.Item)))
                    found.Add(Finding(before, after, person));
            }
        }
    }

    private Finding Finding(Stay before, Stay after, PersonCase person) =>
        person.Finding(Info, "visits_overlap", after.Item, PersonCase.WithCopies(before.Item, [before.Row]).Concat(PersonCase.WithCopies(after.Item, [after.Row])),
            $"{person.Name(before.Item)} lasted from {Say.Between(person.Context, before.From, before.To)} ({Say.Row(before.Row)}) and {person.Name(after.Item)} from {Say.Between(person.Context, after.From, after.To)} ({Say.Row(after.Row)}); they overlap.", queries: true);

    private static bool Clash(Stay one, Stay other, PersonCase person)
    {
        if (ReferenceEquals(one.Item, other.Item) || !(one.Item.Counts || other.Item.Counts))
            return false;
        var (first, second) = (one.Item.Expected as ExpectedVisit, other.Item.Expected as ExpectedVisit);
        if (first is not null && second is not null && first.Start < second.End && second.Start < first.End)
            return false;
        if (Workers(one).Exists(w => Workers(other).Exists(o => person.Context.Staff.Same(w, o, person.ServiceId))))
            return true;
        if (first is null || second is null || (one.To < other.To ? one.To : other.To) - other.From <= TimeSpan.FromMinutes(person.Context.Policy.VisitOverlapMinutes))
            return false;
        var (before, after, came) = first.Start < second.Start ? (first, second, other.From) : (second, first, one.From);
        return came < after.Start || after.Start - before.End > TimeSpan.FromMinutes(person.Context.Policy.VisitLateMinutes) || other.To <= one.To || other.From == one.From;
    }

    private static List<string> Workers(Stay stay) => [.. ((VisitMade)stay.Row.Content).StaffIds];

    private static IEnumerable<Stay> Stays(MatchedItem item, PersonCase person)
    {
        foreach (var row in item.Entries)
        {
            if (row.Content is VisitMade { ActualOut: { } end } && end > row.OccurredAt && !(item.IsCopy && row == item.Digital) && IsExact(row, person))
                yield return new(item, row, row.OccurredAt, end);
        }
    }

    private static bool IsExact(Entry row, PersonCase person) => row.DoubtfulTimes.IsEmpty && person.SpanOf(row) is var span && span.From == span.To;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stay(MatchedItem Item, Entry Row, DateTimeOffset From, DateTimeOffset To);
}
