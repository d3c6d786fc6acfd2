using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 14: two doses of a medicine given when needed, closer than its minimum interval, whichever of paper and system each stands in.
/// A dose that stands in both counts once (rule 9 asks about it). Doses before and after the window count as the other one of the two.
/// </summary>
internal sealed class PrnIntervalTooShort : IPersonRule
{
    public RuleInfo Info { get; } = new(14, "PRN minimum interval", Severity.Critical) { Needs = [[FactKind.ExpectedDoses], Needs.Doses] };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        var limits = person.Facts.Expected.OfType<ExpectedDose>().Where(d => d is { Prn: true, PrnMinIntervalMinutes: > 0 })
            .GroupBy(d => d.MedicineId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(d => d.PrnMinIntervalMinutes!.Value), StringComparer.Ordinal);
        if (limits.Count == 0)
            return [];
        return person.Items.Where(i => i.Lead?.Content is DoseGiven && person.WasTaken(i))
            .GroupBy(i => ((DoseGiven)i.Lead!.Content).MedicineId, StringComparer.Ordinal)
            .Where(g => limits.ContainsKey(g.Key)).SelectMany(g => Find(person, [.. g.OrderBy(i => i.Lead!.OccurredAt).ThenBy(i => i.ItemId, StringComparer.Ordinal)], limits[g.Key]));
    }

    private IEnumerable<Finding> Find(PersonCase person, MatchedItem[] doses, int minutes)
    {
        for (var i = 1; i < doses.Length; i++)
        {
            var (before, after) = (doses[i - 1], doses[i]);
            var apart = after.Lead!.OccurredAt - before.Lead!.OccurredAt;
            var ours = Scope.Counts(before, person.Context) || Scope.Counts(after, person.Context);
            if (apart < TimeSpan.FromMinutes(minutes) && ours)
            {
                yield return person.Finding(Info, "prn_interval_too_short", after, before.Entries.Concat(after.Entries),
                    $"{person.Name(after)} came {Say.Duration(apart)} after the one at {person.At(before.Lead.OccurredAt)}; the minimum is {Say.Duration(TimeSpan.FromMinutes(minutes))} ({Say.Row(before.Lead)}, {Say.Row(after.Lead)}).", queries: true);
            }
        }
    }
}
