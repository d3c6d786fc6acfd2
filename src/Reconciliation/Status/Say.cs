using System.Globalization;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Status;

/// <summary>The words of explanations: local times, rows by their ids, items by what a nurse calls them.</summary>
internal static class Say
{
    /// <summary>08:05 on 14 Mar 2026; in the repeated hour of a clock change with its offset.</summary>
    public static string At(RecoveryContext context, DateTimeOffset at) =>
        Hour(context, at) + context.Local(at).ToString(" 'on' d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Between(RecoveryContext context, DateTimeOffset from, DateTimeOffset to) =>
        context.Local(from).Date == context.Local(to).Date ? $"{Hour(context, from)} to {At(context, to)}" : $"{At(context, from)} to {At(context, to)}";

    public static string Row(Entry entry)
    {
        var sheet = entry.SheetSerial.Length == 0 ? "" : entry.Line is { } line ? $" on line {line} of sheet {entry.SheetSerial}" : $" on sheet {entry.SheetSerial}";
        return $"{(entry.Source == Source.Paper ? "paper" : "digital")} row {entry.EntryId}{(entry.Source == Source.Paper ? sheet : "")}";
    }

    public static string Rows(IEnumerable<Entry> entries)
    {
        var rows = entries.Select(Row).ToArray();
        return rows.Length <= 1 ? string.Concat(rows) : string.Join(", ", rows[..^1]) + " and " + rows[^1];
    }

    public static string Item(RecoveryContext context, MatchedItem item) => item.Expected switch
    {
        ExpectedDose { DueAt: { } due } dose => $"the dose of {Medicine(dose)} due {At(context, due)}",
        ExpectedRecord record => $"the {Words(record.Category)} record for {Between(context, record.From, record.To)}",
        ExpectedVisit visit => $"visit {visit.VisitId} planned {Between(context, visit.Start, visit.End)}",
        _ => item.Lead is { } lead ? Unplanned(context, item, lead) : item.ItemId,
    };

    public static string Duration(TimeSpan time)
    {
        var minutes = (long)Math.Floor(time.TotalMinutes);
        return minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";
    }

    public static string Medicine(ExpectedDose dose) =>
        dose.Medicine.Length == 0 ? dose.MedicineId
        : dose.Strength.Length == 0 || dose.Medicine.Contains(dose.Strength, StringComparison.OrdinalIgnoreCase) ? dose.Medicine
        : $"{dose.Medicine} {dose.Strength}";

    public static string Words(Category category) => category.Name().Replace('_', ' ');

    public static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Unplanned(RecoveryContext context, MatchedItem item, Entry lead) => lead.Content switch
    {
        DoseGiven dose => $"the dose of {(item.Medicine is { } medicine ? Medicine(medicine) : dose.MedicineId)} at {At(context, lead.OccurredAt)}",
        VisitMade visit => $"visit {visit.VisitId} at {At(context, lead.OccurredAt)}",
        _ => $"the {Words(item.Category)} record of {At(context, lead.OccurredAt)}",
    };

    private static string Hour(RecoveryContext context, DateTimeOffset at)
    {
        var local = context.Local(at);
        var offset = context.Zone.IsAmbiguousTime(local.DateTime) ? local.ToString("' (UTC'zzz')'", CultureInfo.InvariantCulture) : "";
        return local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture) + offset;
    }
}
