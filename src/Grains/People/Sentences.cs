using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.People;

/// <summary>What a record says, in one line.</summary>
public static class Sentences
{
    public static string Category(ExpectedItem item) => item switch
    {
        ExpectedDose dose => Priorities.CategoryOf(dose).Name(),
        ExpectedRecord record => record.Category.Name(),
        _ => Reconciliation.Model.Category.Visit.Name(),
    };

    public static string Category(Entry entry) => entry.Content switch
    {
        DoseGiven => Reconciliation.Model.Category.Medicines.Name(),
        RecordMade record => record.Category.Name(),
        _ => Reconciliation.Model.Category.Visit.Name(),
    };

    public static string Of(ExpectedItem item) => item switch
    {
        ExpectedDose dose => Join(dose.Medicine, dose.Strength, dose.Dose),
        ExpectedRecord record => $"{record.Category.Name()} record due {record.DueFrom:HH:mm} to {record.DueTo:HH:mm}",
        ExpectedVisit visit => $"Visit {visit.VisitId} planned {visit.Start:HH:mm} to {visit.End:HH:mm}, {visit.WorkersRequired} worker(s)",
        _ => item.ItemId,
    };

    public static string Of(Entry entry) => entry.Content switch
    {
        DoseGiven dose => Join($"{dose.MedicineId}: {dose.Code}", dose.Dose is { } given ? $"dose {given}" : "", dose.Note, dose.PrnRationale, dose.PrnOutcome),
        RecordMade record => Join(record.Text, record.Value.Length > 0 ? $"{record.Value} {record.Unit}" : ""),
        VisitMade visit => Join($"Visit {visit.VisitId} by {string.Join(" and ", visit.StaffIds)}", visit.ActualOut is { } done ? $"until {done:HH:mm}" : "", visit.LateReason),
        _ => entry.EntryId,
    };

    private static string Join(params ReadOnlySpan<string> parts)
    {
        var stated = new List<string>();
        foreach (var part in parts)
        {
            if (part.Length > 0)
                stated.Add(part);
        }

        return string.Join("; ", stated);
    }
}
