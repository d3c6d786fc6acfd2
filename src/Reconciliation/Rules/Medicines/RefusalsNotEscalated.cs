using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 25: a medicine was refused time after time and nobody was told from the first of the refusals until a day after the last
/// (IMPORTS.md reading 15). A dose that was taken ends the row of refusals. So does one of which it is unknown whether it was
/// taken: no row, an unknown code, "other", away from home, or not required. Asleep, nausea and out of stock neither count nor end it,
/// because the person went without. What was offered when needed and declined is no refusal. Told once for each row of refusals.
/// </summary>
internal sealed class RefusalsNotEscalated : IGroupRule
{
    public RuleInfo Info { get; } = new(25, "Two consecutive refusals, no escalation", Severity.High)
    {
        Needs = [Needs.Doses],
        Codes = ["refusals_not_escalated"],
        Window = "refusals before and after the outage count when one of the last two is of the outage; escalations until a day after",
        Policy = ["refusals_in_a_row", "escalation_minutes"],
    };

    public Watched Watches => Watched.Escalations;

    public string? GroupOf(MatchedItem item, PersonCase person) =>
        item.WasTaken || item.Medicine is not { Prn: true } ? item.MedicineId : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var least = Math.Max(person.Context.Policy.RefusalsInARow, 1);
        if (items.Count < least)
            return;
        var (row, told) = ((List<MatchedItem>?)null, false);
        foreach (var item in items)
        {
            if (!IsRefused(item))
            {
                if (Ends(item))
                    (row, told) = (null, false);
                continue;
            }

            (row ??= []).Add(item);
            if (told || row.Count < least || row.FindIndex(row.Count - least, r => r.Counts) < 0
                || person.IsEscalated(item, person.SpanOf(row[0].Lead!).From, person.SpanOf(item.Lead!).To))
                continue;
            told = true;
            found.Add(Finding(row, person));
        }
    }

    private Finding Finding(List<MatchedItem> row, PersonCase person)
    {
        var times = row.Count switch { 1 => "once", 2 => "twice in a row", var n => $"{n} times in a row" };
        return person.Finding(Info, "refusals_not_escalated", row[^1], row.SelectMany(r => r.Entries),
            $"{person.MedicineName(row[0].MedicineId!)} was refused {times} ({string.Join(", ", row.Select(r => $"{person.At(r.At)}, {Say.Row(r.Lead!)}"))}) and no escalation is recorded within {Say.Duration(TimeSpan.FromMinutes(person.Context.Policy.EscalationMinutes))} after it.", queries: true);
    }

    private static bool IsRefused(MatchedItem item) =>
        !item.WasTaken && item.Lead is { } lead && item.MeaningOf(lead) is Meaning.Refused or Meaning.RefusedDestroyed;

    private static bool Ends(MatchedItem item) =>
        item.WasTaken || item.Lead is not { } lead || item.MeaningOf(lead) is not (Meaning.Asleep or Meaning.Nausea or Meaning.NotAvailable);
}
