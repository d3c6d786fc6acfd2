using System.Globalization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>Rows in the words of whoever reads the report.</summary>
internal static class Words
{
    public static string ServiceType(string type) => type.Replace('_', ' ');

    public static string Of(Category category) => category.Name().Replace('_', ' ');

    public static string Of(ExpectedItem item) => item switch
    {
        ExpectedDose dose => Join(dose.Medicine, dose.Strength, dose.Dose, dose.TimeCritical ? "time-critical" : "", dose.CdSchedule.Length > 0 ? "controlled drug" : ""),
        ExpectedRecord record => $"{Of(record.Category)} record",
        ExpectedVisit visit => Join($"visit {visit.VisitId}", visit.WorkersRequired > 1 ? $"{visit.WorkersRequired} workers" : "", visit.TimeCritical ? "time-critical" : ""),
        _ => item.ItemId,
    };

    /// <summary>medicines: names by id, as the plan has them.</summary>
    public static string Of(Entry entry, Dictionary<string, string> medicines) => entry.Content switch
    {
        DoseGiven dose => Join($"{medicines.GetValueOrDefault(dose.MedicineId, dose.MedicineId)}, code {dose.Code}", dose.Dose is { } given ? $"dose {given.ToString(CultureInfo.InvariantCulture)}" : "", dose.Note, dose.PrnRationale, dose.PrnOutcome, Sheet(entry)),
        RecordMade record => Join($"{Of(record.Category)}: {record.Text}", record.Value.Length > 0 ? $"{record.Value} {record.Unit}".TrimEnd() : "", Sheet(entry)),
        VisitMade visit => Join($"visit {visit.VisitId}", visit.ActualOut is { } left ? $"until {left:HH:mm}" : "", visit.LateReason, Sheet(entry)),
        _ => entry.EntryId,
    };

    public static string By(Entry entry) => Join(
        entry.Content is VisitMade visit ? string.Join(" and ", visit.StaffIds) : entry.Author,
        entry.TranscribedBy.Length > 0 ? $"entered by {entry.TranscribedBy}" : "", entry.CheckedBy.Length > 0 ? $"checked by {entry.CheckedBy}" : "");

    /// <summary>Why matching put the row where it is.</summary>
    public static string Why(RowReason reason, ItemStatus item)
    {
        var apart = reason.MinutesApart is > 0 and var minutes ? $", {minutes} min apart" : "";
        var why = reason.Because switch
        {
            Because.StatesSlot => "states the due time",
            Because.NearestInTime => "nearest in time",
            Because.SameWindow => "in the same window as another row",
            Because.WithinPeriod => "lies in the period",
            Because.NearestToPeriod => "nearest to the period",
            Because.NamesVisit => "names the visit",
            Because.CopyOfLine => "copy of the paper line",
            Because.CopyNearestInTime => "copy of the paper, nearest in time",
            Because.PartOfNote => "part of the same note",
            Because.SameMoment => "same moment as another row",
            Because.Voided => "void",
            _ => "nothing expected it",
        };
        var due = item.Expectation is { } expected ? $"{(expected.From == expected.To ? $"due {expected.From:HH:mm}" : $"{expected.From:HH:mm} to {expected.To:HH:mm}")}: " : "";
        return due + why + apart;
    }

    public static string Join(params ReadOnlySpan<string> parts)
    {
        var stated = new List<string>();
        foreach (var part in parts)
        {
            if (part.Length > 0)
                stated.Add(part);
        }

        return string.Join("; ", stated);
    }

    private static string Sheet(Entry entry) => entry.SheetSerial.Length == 0 ? "" : entry.Line is { } line ? $"sheet {entry.SheetSerial}, line {line}" : $"sheet {entry.SheetSerial}";
}
