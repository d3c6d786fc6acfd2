using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 28: the handwritten order against restored time stamps (IMPORTS.md reading 9). Within one sheet lines have an order, or where
/// they are not stated the times of writing; sheets have none among each other. Neighbours are compared, so one misplaced row is one
/// finding and not one for each row it jumped over.
/// </summary>
internal sealed class OrderDiffers : IPersonRule
{
    public RuleInfo Info { get; } = new(28, "Order differs from restored time stamps", Severity.Medium)
    {
        Needs = [[FactKind.PaperDoses, FactKind.PaperRecords], [FactKind.DigitalDoses, FactKind.DigitalRecords]],
    };

    public IEnumerable<Finding> Find(PersonCase person)
    {
        var pairs = person.Items.Where(i => i is { Paper: not null, Digital: not null, Category: not Category.Visit }).ToArray();
        return pairs.GroupBy(i => i.Paper!.SheetSerial, StringComparer.Ordinal).SelectMany(sheet =>
            sheet.Key.Length > 0 && sheet.All(i => i.Paper!.Line is not null)
                ? Inversions(person, [.. sheet.OrderBy(i => i.Paper!.Line).ThenBy(i => i.Digital!.OccurredAt).ThenBy(i => i.ItemId, StringComparer.Ordinal)], (a, b) => a.Line < b.Line)
                : Inversions(person, [.. sheet.Where(i => i.Paper!.WrittenAt is not null).OrderBy(i => i.Paper!.WrittenAt).ThenBy(i => i.Digital!.OccurredAt).ThenBy(i => i.ItemId, StringComparer.Ordinal)],
                    (a, b) => a.WrittenAt < b.WrittenAt));
    }

    private IEnumerable<Finding> Inversions(PersonCase person, MatchedItem[] inPaperOrder, Func<Entry, Entry, bool> isBefore)
    {
        for (var i = 1; i < inPaperOrder.Length; i++)
        {
            var (first, second) = (inPaperOrder[i - 1], inPaperOrder[i]);
            if (!isBefore(first.Paper!, second.Paper!) || first.Digital!.OccurredAt <= second.Digital!.OccurredAt || ByMedicine(first, second))
                continue;
            yield return person.Finding(Info, "order_differs", second, [first.Paper!, first.Digital, second.Paper!, second.Digital],
                $"{Say.Row(first.Paper!)} comes before {Say.Row(second.Paper!)}, but in the restored system they happened at {person.At(first.Digital.OccurredAt)} and at {person.At(second.Digital.OccurredAt)}.", queries: true);
        }
    }

    /// <summary>The lines of a medicine chart are medicines, not moments: there the times that the paper itself states say what came first.</summary>
    private static bool ByMedicine(MatchedItem first, MatchedItem second) =>
        first.Category.IsMedicine() && second.Category.IsMedicine() && first.Paper!.OccurredAt > second.Paper!.OccurredAt;
}
