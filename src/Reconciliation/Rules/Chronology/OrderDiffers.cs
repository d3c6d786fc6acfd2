using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 28: the handwritten order against restored time stamps (IMPORTS.md reading 9): lines within one sheet, else the times of
/// writing, against the digital occurred_at. Neighbours are compared, so one misplaced row is one finding and not one for each row it
/// jumped over.
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
        var byLine = pairs.Where(i => i.Paper is { Line: not null, SheetSerial.Length: > 0 })
            .GroupBy(i => i.Paper!.SheetSerial, StringComparer.Ordinal)
            .SelectMany(sheet => Inversions(person, [.. sheet.OrderBy(i => i.Paper!.Line).ThenBy(i => i.Digital!.OccurredAt)], (a, b) => a.Paper!.Line < b.Paper!.Line));
        var byWriting = Inversions(person,
            [.. pairs.Where(i => i.Paper!.WrittenAt is not null).OrderBy(i => i.Paper!.WrittenAt).ThenBy(i => i.Digital!.OccurredAt)],
            (a, b) => a.Paper!.WrittenAt < b.Paper!.WrittenAt && !BothOnLines(a, b));
        return byLine.Concat(byWriting);
    }

    private static bool BothOnLines(MatchedItem a, MatchedItem b) => a.Paper!.Line is not null && b.Paper!.Line is not null
        && a.Paper.SheetSerial.Length > 0 && string.Equals(a.Paper.SheetSerial, b.Paper.SheetSerial, StringComparison.Ordinal);

    private IEnumerable<Finding> Inversions(PersonCase person, MatchedItem[] inPaperOrder, Func<MatchedItem, MatchedItem, bool> isBefore)
    {
        for (var i = 1; i < inPaperOrder.Length; i++)
        {
            var (first, second) = (inPaperOrder[i - 1], inPaperOrder[i]);
            if (!isBefore(first, second) || first.Digital!.OccurredAt <= second.Digital!.OccurredAt)
                continue;
            yield return person.Finding(Info, "order_differs", second, [first.Paper!, first.Digital, second.Paper!, second.Digital],
                $"On paper {Say.Row(first.Paper!)} comes before {Say.Row(second.Paper!)}, but the restored times say {person.At(first.Digital.OccurredAt)} and {person.At(second.Digital.OccurredAt)}.", queries: true);
        }
    }
}
