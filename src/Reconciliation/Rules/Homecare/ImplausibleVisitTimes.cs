using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>
/// Rule 36: a visit that ends before it begins, and accounts of one visit that contradict each other about when it was or who came.
/// </summary>
internal sealed class ImplausibleVisitTimes : IItemRule
{
    public RuleInfo Info { get; } = new(36, "Overlapping or implausible visit times", Severity.Medium)
    {
        Needs = [Needs.Visits],
        Codes = ["visit_ends_before_it_begins", "visit_accounts_differ", "visit_recorded_twice"],
        Policy = ["copy_tolerance_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || item.Category != Category.Visit)
            return;
        foreach (var entry in item.Entries)
        {
            if (entry.Content is VisitMade { ActualOut: { } end } && end < entry.OccurredAt)
            {
                found.Add(person.Finding(Info, "visit_ends_before_it_begins", item, [entry],
                    $"For {person.Name(item)}, {Say.Row(entry)} says in at {person.At(entry.OccurredAt)} and out at {person.At(end)}.", queries: true));
            }
        }

        if (item is { Paper: { } paper, Digital: { } digital } && Difference(person, paper, digital) is { } difference)
        {
            found.Add(person.Finding(Info, "visit_accounts_differ", item, [paper, digital],
                $"For {person.Name(item)}, {Say.Row(paper)} and {Say.Row(digital)} differ: {difference}.", queries: true));
        }

        if (!IsSaidOnce(item) && Repeated(person, item) is { Length: > 1 } repeated)
        {
            found.Add(person.Finding(Info, "visit_recorded_twice", item, repeated,
                $"{person.Name(item)} is recorded more than once for the same worker: {Say.Rows(repeated)}.", queries: true));
        }
    }

    private static string? Difference(PersonCase person, Entry paper, Entry digital)
    {
        if ((paper.OccurredAt - digital.OccurredAt).Duration() > TimeSpan.FromMinutes(person.Context.Policy.CopyToleranceMinutes))
            return $"in at {person.At(paper.OccurredAt)} against {person.At(digital.OccurredAt)}";
        if (digital.IsNative || SameWorker(person, (VisitMade)paper.Content, (VisitMade)digital.Content))
            return null;
        var (wrote, recorded) = (Staff(person, paper), Staff(person, digital));
        return wrote.Count == 0 || recorded.Count == 0 || wrote.SetEquals(recorded) ? null
            : $"{string.Join(", ", wrote)} against {string.Join(", ", recorded)}";
    }

    private static bool SameWorker(PersonCase person, VisitMade paper, VisitMade copy) =>
        paper.StaffIds is [var wrote] && copy.StaffIds is [var recorded] && person.Context.Staff.Same(wrote, recorded, person.ServiceId);

    /// <summary>A sheet, its copy and call monitoring each say it once.</summary>
    private static bool IsSaidOnce(MatchedItem item) =>
        item.Entries is [_] || (item.Entries is [var one, var other] && (one.Source != other.Source || one.IsNative != other.IsNative));

    private static Entry[] Repeated(PersonCase person, MatchedItem item) =>
    [
        .. item.Entries.GroupBy(e => (e.Source, e.IsNative)).SelectMany(g => g.SelectMany(e => Staff(person, e).DefaultIfEmpty("").Select(s => (e, s)))
            .GroupBy(p => p.s, StringComparer.Ordinal).Where(p => p.Count() > 1).SelectMany(p => p.Select(x => x.e))).Distinct(),
    ];

    private static SortedSet<string> Staff(PersonCase person, Entry entry) => new(
        ((VisitMade)entry.Content).StaffIds.Select(s => person.Context.Staff.Resolve(s, person.Person.ServiceId)?.StaffId ?? s.ToUpperInvariant()), StringComparer.Ordinal);
}
