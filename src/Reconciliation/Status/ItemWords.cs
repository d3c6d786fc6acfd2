using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Status;

/// <summary>What an item is about, in a few words for a person to know it by. Made of the plan and of words of this program: no free text of an entry, no person's name, no time.</summary>
public static class ItemWords
{
    /// <param name="item">The item.</param>
    /// <param name="planOf">Some row of the plan for a medicine, or null; asked for a dose that nothing expected.</param>
    public static string Of(ItemStatus item, Func<string, ExpectedDose?> planOf) => item.Expectation switch
    {
        ExpectedDose dose => Of(dose),
        ExpectedVisit visit => Of(visit),
        ExpectedRecord record => Kind(record.Category),
        _ => item.Rows is [{ Content: DoseGiven dose }, ..] ? (planOf(dose.MedicineId) is { } plan ? Of(plan) : dose.MedicineId) : Kind(item.Category),
    };

    private static string Of(ExpectedDose dose)
    {
        var name = Say.Medicine(dose);
        var medicine = dose.Form.Length == 0 || name.Contains(dose.Form, StringComparison.OrdinalIgnoreCase) ? name : $"{name} {dose.Form}";
        return string.Join(", ", ((string[])[medicine, dose.Dose, dose.Route]).Where(part => part.Length > 0));
    }

    private static string Of(ExpectedVisit visit)
    {
        var length = visit.End > visit.Start ? $"Visit {Say.Duration(visit.End - visit.Start)}" : "Visit";
        return visit.WorkersRequired > 1 ? $"{length}, {visit.WorkersRequired} workers" : length;
    }

    private static string Kind(Category category) => Say.Capital(Say.Words(category));
}
