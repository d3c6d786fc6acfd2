using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 28: the handwritten order against restored time stamps (IMPORTS.md reading 9). Within one sheet lines have an order, or where
/// they are not stated the times of writing; sheets have none among each other. Neighbours are compared, so one misplaced row is one
/// finding and not one for each row it jumped over. Rows of one place in the paper's order follow the system's, so they never contradict
/// it. Times that are known roughly contradict only when they surely do.
/// </summary>
internal sealed class OrderDiffers : IGroupRule
{
    public RuleInfo Info { get; } = new(28, "Order differs from restored time stamps", Severity.Medium)
    {
        Needs = [[FactKind.PaperDoses, FactKind.PaperRecords], [FactKind.DigitalDoses, FactKind.DigitalRecords]],
        Codes = ["order_differs"],
        Window = "every line of a sheet, also outside the outage",
        Policy = ["approximate_tolerance_minutes", "shift_tolerance_minutes"],
    };

    public string? GroupOf(MatchedItem item, PersonCase person) =>
        item is { Paper: { } paper, Digital: not null, Category: not Category.Visit } ? paper.SheetSerial : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        if (items.Count < 2)
            return;
        var byLine = items.TrueForAll(i => i.Paper!.Line is not null);
        var inPaperOrder = byLine ? items.ToList() : items.FindAll(i => i.Paper!.WrittenAt is not null);
        inPaperOrder.Sort((a, b) => PaperOrder(a, b, byLine) is not 0 and var order ? order
            : a.Digital!.OccurredAt.CompareTo(b.Digital!.OccurredAt) is not 0 and var byTime ? byTime : string.CompareOrdinal(a.ItemId, b.ItemId));
        for (var i = 1; i < inPaperOrder.Count; i++)
        {
            var (first, second) = (inPaperOrder[i - 1], inPaperOrder[i]);
            if (!person.SpanOf(second.Digital!).IsSurelyBefore(person.SpanOf(first.Digital!)) || ByMedicine(first, second))
                continue;
            found.Add(person.Finding(Info, "order_differs", second, [first.Paper!, first.Digital!, second.Paper!, second.Digital!],
                $"{Say.Row(first.Paper!)} comes before {Say.Row(second.Paper!)}, but in the restored system they happened at {person.At(first.Digital!.OccurredAt)} and at {person.At(second.Digital!.OccurredAt)}.", queries: true));
        }
    }

    private static int PaperOrder(MatchedItem a, MatchedItem b, bool byLine) =>
        byLine ? a.Paper!.Line!.Value.CompareTo(b.Paper!.Line!.Value) : a.Paper!.WrittenAt!.Value.CompareTo(b.Paper!.WrittenAt!.Value);

    /// <summary>The lines of a medicine chart are medicines, not moments: there the times that the paper itself states say what came first.</summary>
    private static bool ByMedicine(MatchedItem first, MatchedItem second) =>
        first.Category.IsMedicine() && second.Category.IsMedicine() && first.Paper!.OccurredAt > second.Paper!.OccurredAt;
}
