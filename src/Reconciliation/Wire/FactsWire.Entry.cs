using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using static Reinstate.Reconciliation.Wire.WireValues;
using W = Reinstate.Facts.V1;

namespace Reinstate.Reconciliation.Wire;

public static partial class FactsWire
{
    private static readonly ImmutableSortedSet<string> Times = ImmutableSortedSet.Create(
        StringComparer.Ordinal, "occurred_at", "due_at", "written_at", "entered_at", "checked_at", "actual_out", "family_informed_at", "welfare_confirmed_at");

    public static Entry FromWire(W.Entry m, string personId)
    {
        Content content = m.ContentCase switch
        {
            W.Entry.ContentOneofCase.Dose => Dose(m.Dose),
            W.Entry.ContentOneofCase.Record => new RecordMade(RecordCategory(m.Record.Category, "category"), m.Record.Text)
            {
                Value = m.Record.Value,
                Unit = m.Record.Unit,
            },
            W.Entry.ContentOneofCase.Visit => Visit(m.Visit),
            _ => throw new InvalidFactException("content is missing."),
        };
        return new(Text(m.EntryId, "entry_id"), personId, WireValues.Source(m.Source), Required(m.OccurredAt, "occurred_at"), content)
        {
            Precision = WireValues.Precision(m.Precision),
            WrittenAt = Optional(m.WrittenAt, "written_at"),
            EnteredAt = Optional(m.EnteredAt, "entered_at"),
            CheckedAt = Optional(m.CheckedAt, "checked_at"),
            Author = m.Author,
            TranscribedBy = m.TranscribedBy,
            CheckedBy = m.CheckedBy,
            SheetSerial = m.SheetSerial,
            Line = m.HasLine ? m.Line : null,
            LateEntry = m.LateEntry,
            DoubtfulTimes = Doubtful(m.DoubtfulTimes),
            Notes = m.Notes.Count == 0 ? Entry.NoNotes : m.Notes.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    private static ImmutableArray<string> Doubtful(IReadOnlyCollection<string> stated)
    {
        // Of nearly every entry; and each is read when it is judged, when the next is decided upon it, and when it is committed.
        if (stated.Count == 0)
            return [];
        var unknown = stated.FirstOrDefault(name => !Times.Contains(name));
        return unknown is null ? [.. stated.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : throw new InvalidFactException($"doubtful_times names '{unknown}', which is no time of an entry.");
    }

    public static W.Entry ToWire(Entry entry)
    {
        var m = new W.Entry
        {
            EntryId = entry.EntryId,
            Source = entry.Source == Model.Source.Paper ? W.Source.Paper : W.Source.Digital,
            OccurredAt = WireValues.ToWire(entry.OccurredAt),
            Precision = (W.Precision)((int)entry.Precision + 1),
            WrittenAt = WireValues.ToWire(entry.WrittenAt),
            EnteredAt = WireValues.ToWire(entry.EnteredAt),
            CheckedAt = WireValues.ToWire(entry.CheckedAt),
            Author = entry.Author,
            TranscribedBy = entry.TranscribedBy,
            CheckedBy = entry.CheckedBy,
            SheetSerial = entry.SheetSerial,
            LateEntry = entry.LateEntry,
        };
        if (entry.Line is { } line)
            m.Line = line;
        m.DoubtfulTimes.AddRange(entry.DoubtfulTimes);
        foreach (var (key, value) in entry.Notes)
            m.Notes[key] = value;
        if (entry.Content is DoseGiven dose)
            m.Dose = ToWire(dose);
        else if (entry.Content is RecordMade record)
            m.Record = new() { Category = record.Category.Name(), Text = record.Text, Value = record.Value, Unit = record.Unit };
        else if (entry.Content is VisitMade visit)
            m.Visit = ToWire(visit);
        return m;
    }

    private static DoseGiven Dose(W.DoseGiven m) => new(Text(m.MedicineId, "medicine_id"), m.Code)
    {
        DueAt = Optional(m.DueAt, "due_at"),
        Dose = OptionalNumber(m.HasDoseGiven_, m.DoseGiven_, "dose_given"),
        ChartFamily = m.ChartFamily,
        Witness = m.Witness,
        Note = m.Note,
        PrnRationale = m.PrnRationale,
        PrnOutcome = m.PrnOutcome,
        Wasted = OptionalNumber(m.HasWasted, m.Wasted, "wasted"),
        StockBefore = OptionalNumber(m.HasStockBefore, m.StockBefore, "stock_before"),
        StockAfter = OptionalNumber(m.HasStockAfter, m.StockAfter, "stock_after"),
    };

    private static W.DoseGiven ToWire(DoseGiven dose)
    {
        var m = new W.DoseGiven
        {
            MedicineId = dose.MedicineId,
            DueAt = WireValues.ToWire(dose.DueAt),
            Code = dose.Code,
            ChartFamily = dose.ChartFamily,
            Witness = dose.Witness,
            Note = dose.Note,
            PrnRationale = dose.PrnRationale,
            PrnOutcome = dose.PrnOutcome,
        };
        if (dose.Dose is { } given)
            m.DoseGiven_ = (double)given;
        if (dose.Wasted is { } wasted)
            m.Wasted = (double)wasted;
        if (dose.StockBefore is { } before)
            m.StockBefore = (double)before;
        if (dose.StockAfter is { } after)
            m.StockAfter = (double)after;
        return m;
    }

    private static VisitMade Visit(W.VisitMade m) => new(Text(m.VisitId, "visit_id"))
    {
        StaffIds = [.. m.StaffIds],
        ActualOut = Optional(m.ActualOut, "actual_out"),
        Origin = m.Origin,
        LateReason = m.LateReason,
        FamilyInformedAt = Optional(m.FamilyInformedAt, "family_informed_at"),
        WelfareConfirmedAt = Optional(m.WelfareConfirmedAt, "welfare_confirmed_at"),
    };

    private static W.VisitMade ToWire(VisitMade visit) => new()
    {
        VisitId = visit.VisitId,
        StaffIds = { visit.StaffIds },
        ActualOut = WireValues.ToWire(visit.ActualOut),
        Origin = visit.Origin,
        LateReason = visit.LateReason,
        FamilyInformedAt = WireValues.ToWire(visit.FamilyInformedAt),
        WelfareConfirmedAt = WireValues.ToWire(visit.WelfareConfirmedAt),
    };
}
