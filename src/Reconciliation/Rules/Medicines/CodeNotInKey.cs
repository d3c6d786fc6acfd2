using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 19: a code that the chart's key does not know, or "other" without a note.</summary>
internal sealed class CodeNotInKey : IItemRule
{
    public RuleInfo Info { get; } = new(19, "Code not in the chart's key, or \"other\" without a note", Severity.High)
    {
        Needs = [[FactKind.CodeMap], Needs.Doses],
        Codes = ["code_not_in_key", "other_without_note"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || !item.Category.IsMedicine())
            return;
        foreach (var entry in item.Entries)
        {
            if (item.MeaningOf(entry) is null or Meaning.Other)
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var rows in item.Entries.Where(e => item.MeaningOf(e) is null)
            .GroupBy(e => (((DoseGiven)e.Content).ChartFamily, ((DoseGiven)e.Content).Code)))
        {
            var chart = rows.Key.ChartFamily.Length == 0 ? "any chart" : $"chart {rows.Key.ChartFamily}";
            found.Add(person.Finding(Info, "code_not_in_key", item, rows,
                $"For {person.Name(item)}, {Say.Rows(rows)} {(rows.Count() == 1 ? "has" : "have")} the code '{rows.Key.Code}', which is not in the key of {chart}.", queries: true));
        }

        var bare = item.Entries.Where(e => item.MeaningOf(e) == Meaning.Other).ToArray();
        if (bare.Length > 0 && Array.TrueForAll(bare, e => e.Content is DoseGiven { Note.Length: 0 }))
        {
            found.Add(person.Finding(Info, "other_without_note", item, bare,
                $"For {person.Name(item)}, {Say.Rows(bare)} {(bare.Length == 1 ? "says" : "say")} \"other\" without a note.", queries: true));
        }
    }
}
