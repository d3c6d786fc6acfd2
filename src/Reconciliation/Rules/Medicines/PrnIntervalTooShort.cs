using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 14: two doses of a medicine given when needed, closer than its minimum interval, whichever of paper and system each stands in.
/// A dose that stands in both counts once (rule 9 asks about it). Doses before and after the window count as the other one of the two.
/// </summary>
internal sealed class PrnIntervalTooShort : IGroupRule
{
    public RuleInfo Info { get; } = new(14, "PRN minimum interval, across paper and electronic", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses], Needs.Doses],
        Codes = ["prn_interval_too_short"],
        Window = "doses before and after the outage count as the other one of the two",
    };

    public string? GroupOf(MatchedItem item, PersonCase person) =>
        item is { WasTaken: true, Lead.Content: DoseGiven dose } && Minutes(person, dose.MedicineId) > 0 ? dose.MedicineId : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var minimum = TimeSpan.FromMinutes(Minutes(person, ((DoseGiven)items[0].Lead!.Content).MedicineId));
        for (var i = 1; i < items.Count; i++)
        {
            var (before, after) = (items[i - 1], items[i]);
            var apart = after.At - before.At;
            if (apart < minimum && (before.Counts || after.Counts))
            {
                found.Add(person.Finding(Info, "prn_interval_too_short", after, before.Entries.Concat(after.Entries),
                    $"{person.Name(after)} came {Say.Duration(apart)} after the one at {person.At(before.At)}; the minimum is {Say.Duration(minimum)} ({Say.Row(before.Lead!)}, {Say.Row(after.Lead!)}).", queries: true));
            }
        }
    }

    /// <summary>The strictest limit that any row of the plan states.</summary>
    private static int Minutes(PersonCase person, string medicineId)
    {
        var minutes = 0;
        foreach (var row in person.Plan(medicineId))
        {
            if (row is { Prn: true, PrnMinIntervalMinutes: { } stated } && stated > minutes)
                minutes = stated;
        }

        return minutes;
    }
}
