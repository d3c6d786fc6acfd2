using System.Globalization;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>Rule 32, first half: the total of a NEWS2 is not the sum of its components (IMPORTS.md reading 8). What cannot be read contradicts nothing.</summary>
internal sealed class News2TotalDiffers : IItemRule
{
    public RuleInfo Info { get; } = new(32, "NEWS2 total ≠ components, or threshold without escalation", Severity.High)
    {
        Needs = [Needs.Records],
        Codes = ["news2_total_differs"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts)
            return;
        foreach (var entry in item.Entries)
        {
            if (Of(entry) is not { } record || News2.Read(record.Text) is not { } score || Total(record) is not { } stated || stated == score.Total)
                continue;
            found.Add(person.Finding(Info, "news2_total_differs", item, PersonCase.WithCopies(item, [entry]),
                $"{Say.Row(entry)} of {person.At(entry.OccurredAt)} states a NEWS2 of {stated}, and its components add up to {score.Total}.", queries: true));
            return;
        }
    }

    public static RecordMade? Of(Entry entry) =>
        entry.Content is RecordMade { Category: Category.Observation } record && string.Equals(record.Unit, "NEWS2", StringComparison.OrdinalIgnoreCase) ? record : null;

    public static int? Total(RecordMade record) => int.TryParse(record.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
}
