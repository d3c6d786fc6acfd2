using System.Globalization;
using System.Text;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Status;

/// <summary>The words of explanations: local times, rows by their ids, items by what a nurse calls them.</summary>
internal static class Say
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    [ThreadStatic]
    private static StringBuilder? sentence;

    /// <summary>An empty builder, this thread's own: what is begun with it is ended before another is begun.</summary>
    public static StringBuilder Begin() => (sentence ??= new(512)).Clear();

    /// <summary>08:05 on 14 Mar 2026; in the repeated hour of a clock change with its offset.</summary>
    public static string At(RecoveryContext context, DateTimeOffset at) => new StringBuilder(24).At(context, at).ToString();

    public static string Between(RecoveryContext context, DateTimeOffset from, DateTimeOffset to) => new StringBuilder(48).Between(context, from, to).ToString();

    public static string Row(Entry entry) => new StringBuilder(64).Row(entry).ToString();

    public static string Rows(IEnumerable<Entry> entries)
    {
        var rows = entries.Select(Row).ToArray();
        return rows.Length <= 1 ? string.Concat(rows) : string.Join(", ", rows[..^1]) + " and " + rows[^1];
    }

    public static string Item(RecoveryContext context, MatchedItem item) => new StringBuilder(64).Item(context, item).ToString();

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

    public static StringBuilder At(this StringBuilder text, RecoveryContext context, DateTimeOffset at)
    {
        var local = context.Local(at);
        return text.Hour(context, local).Append(" on ").Day(local);
    }

    public static StringBuilder Between(this StringBuilder text, RecoveryContext context, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (context.Local(from), context.Local(to));
        text.Hour(context, first);
        if (first.Date != last.Date)
            text.Append(" on ").Day(first);
        return text.Append(" to ").Hour(context, last).Append(" on ").Day(last);
    }

    public static StringBuilder Row(this StringBuilder text, Entry entry)
    {
        text.Append(entry.Source == Source.Paper ? "paper row " : "digital row ").Append(entry.EntryId);
        if (entry.Source == Source.Digital || entry.SheetSerial.Length == 0)
            return text;
        return entry.Line is { } line ? text.Append(" on line ").Append(CultureInfo.InvariantCulture, $"{line}").Append(" of sheet ").Append(entry.SheetSerial)
            : text.Append(" on sheet ").Append(entry.SheetSerial);
    }

    public static StringBuilder Item(this StringBuilder text, RecoveryContext context, MatchedItem item)
    {
        switch (item.Expected)
        {
            case ExpectedDose { DueAt: { } due } dose:
                return text.Append("the dose of ").Append(Medicine(dose)).Append(" due ").At(context, due);
            case ExpectedRecord record:
                return text.Append("the ").Append(Words(record.Category)).Append(" record for ").Between(context, record.From, record.To);
            case ExpectedVisit visit:
                return text.Append("visit ").Append(visit.VisitId).Append(" planned ").Between(context, visit.Start, visit.End);
        }

        if (item.Lead is not { } lead)
            return text.Append(item.ItemId);
        return lead.Content switch
        {
            DoseGiven dose => text.Append("the dose of ").Append(item.Medicine is { } medicine ? Medicine(medicine) : dose.MedicineId).Append(" at ").At(context, lead.OccurredAt),
            VisitMade visit => text.Append("visit ").Append(visit.VisitId).Append(" at ").At(context, lead.OccurredAt),
            _ => text.Append("the ").Append(Words(item.Category)).Append(" record of ").At(context, lead.OccurredAt),
        };
    }

    private static StringBuilder Hour(this StringBuilder text, RecoveryContext context, DateTimeOffset local)
    {
        text.Two(local.Hour).Append(':').Two(local.Minute);
        if (local.Second != 0)
            text.Append(':').Two(local.Second);
        if (context.IsAmbiguous(local))
            text.Append(local.ToString("' (UTC'zzz')'", CultureInfo.InvariantCulture));
        return text;
    }

    private static StringBuilder Day(this StringBuilder text, DateTimeOffset local) =>
        (local.Day < 10 ? text.Append((char)('0' + local.Day)) : text.Two(local.Day)).Append(' ').Append(Months[local.Month - 1]).Append(' ').Two(local.Year / 100).Two(local.Year % 100);

    private static StringBuilder Two(this StringBuilder text, int number) => text.Append((char)('0' + (number / 10))).Append((char)('0' + (number % 10)));
}
