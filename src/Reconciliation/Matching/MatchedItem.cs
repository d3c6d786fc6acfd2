using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// An item with the rows that belong to it, before rules and status. What every rule asks of it is worked out once, when it is made: it
/// never changes afterwards.
/// </summary>
internal sealed class MatchedItem
{
    private readonly Meaning?[] meanings;

    public MatchedItem(string itemId, ExpectedItem? expected, Category category, RecoveryContext context, params ReadOnlySpan<Placed> units)
    {
        (ItemId, Expected, Category) = (itemId, expected, category);
        if (units.Length > 0)
            (Paper, Digital) = (units[0].Unit.Paper, units[0].Unit.Digital);
        IsCopy = Paper is not null && Digital is not null;
        (Entries, Reasons) = Rows(units);
        meanings = category.IsMedicine() ? MeaningsOf(Entries, context) : [];
        WasTaken = Array.Exists(meanings, m => m is { } meaning && meaning.WasTaken());
        IsExpected = expected is not null && context.InWindow(expected.From, expected.To);
        Counts = IsExpected || Array.Exists(Entries, e => e.NeedsCheck) || (expected is null && Array.Exists(Entries, e => context.InWindow(e.OccurredAt)));
    }

    public string ItemId { get; }

    public ExpectedItem? Expected { get; }

    public Category Category { get; }

    public Entry? Paper { get; init; }

    public Entry? Digital { get; init; }

    /// <summary>Digital is the copy of Paper in the restored system (IMPORTS.md reading 1), not a second account.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Every live row: paper, digital, then the others.</summary>
    public Entry[] Entries { get; }

    /// <summary>Why each row is here, in the order of <see cref="Entries"/>.</summary>
    public ImmutableArray<RowReason> Reasons { get; }

    /// <summary>For an unplanned medicine: its row of limits, or any scheduled row of it.</summary>
    public ExpectedDose? Medicine { get; init; }

    /// <summary>Set on an entry that was voided: it stands alone and takes part in nothing.</summary>
    public ItemException? Voided { get; init; }

    /// <summary>The medicine that it is about; null for records and visits.</summary>
    public string? MedicineId => Lead?.Content is DoseGiven dose ? dose.MedicineId : (Expected as ExpectedDose)?.MedicineId;

    /// <summary>Frozen, and due in the window (IMPORTS.md reading 12).</summary>
    public bool IsExpected { get; }

    /// <summary>
    /// Recovery is about it: expected items, whatever came in on paper, and what the system recorded in the window. Outside, native
    /// digital rows are history.
    /// </summary>
    public bool Counts { get; }

    /// <summary>Some row of the item says that the medicine was taken.</summary>
    public bool WasTaken { get; }

    /// <summary>What happened according to the item: paper first, because it was written at the time.</summary>
    public Entry? Lead => Paper ?? Digital;

    /// <summary>Rows beyond the two: duplicates, parts of a note, the other workers of a visit.</summary>
    public ReadOnlySpan<Entry> Others => Entries.AsSpan((Paper is null ? 0 : 1) + (Digital is null ? 0 : 1));

    /// <summary>When it happened or, where nothing is recorded, when it is due.</summary>
    public DateTimeOffset At => Lead?.OccurredAt ?? Expected?.From ?? DateTimeOffset.MinValue;

    /// <summary>What the code of the row says; null when the chart's key does not know it, and for rows that are no doses.</summary>
    public Meaning? MeaningOf(Entry entry)
    {
        for (var i = 0; i < meanings.Length; i++)
        {
            if (ReferenceEquals(Entries[i], entry))
                return meanings[i];
        }

        return null;
    }

    /// <summary>The rows that say that the medicine was taken.</summary>
    public IEnumerable<Entry> Taken => Entries.Where((_, i) => i < meanings.Length && meanings[i] is { } meaning && meaning.WasTaken());

    /// <summary>By time, then id: the order within a group.</summary>
    public static int InTime(MatchedItem a, MatchedItem b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.ItemId, b.ItemId);
    }

    /// <summary>The same rows for the same reasons: nothing that depends on the item has changed.</summary>
    public bool IsSame(MatchedItem other)
    {
        if (!ReferenceEquals(Expected, other.Expected) || !ReferenceEquals(Medicine, other.Medicine) || Entries.Length != other.Entries.Length
            || Category != other.Category || IsCopy != other.IsCopy || Voided != other.Voided)
            return false;
        for (var i = 0; i < Entries.Length; i++)
        {
            if (!ReferenceEquals(Entries[i], other.Entries[i]) || Reasons[i] != other.Reasons[i])
                return false;
        }

        return true;
    }

    private static Meaning?[] MeaningsOf(Entry[] entries, RecoveryContext context)
    {
        var read = new Meaning?[entries.Length];
        for (var i = 0; i < read.Length; i++)
            read[i] = entries[i].Content is DoseGiven dose ? context.Codes.Read(dose.ChartFamily, dose.Code) : null;
        return read;
    }

    private static (Entry[] Entries, ImmutableArray<RowReason> Reasons) Rows(ReadOnlySpan<Placed> units)
    {
        var count = 0;
        foreach (var placed in units)
            count += placed.Unit.Count;
        if (count == 0)
            return ([], []);
        var (entries, reasons, next) = (new Entry[count], new RowReason[count], 0);
        foreach (var (unit, because, apart) in units)
        {
            if (unit.Paper is { } paper)
                (entries[next], reasons[next++]) = (paper, new(paper.EntryId, because, apart));
            if (unit.Digital is { } digital)
                (entries[next], reasons[next++]) = (digital, unit.Paper is null ? new(digital.EntryId, because, apart) : new(digital.EntryId, unit.CopyBecause, unit.CopyApart));
        }

        return (entries, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(reasons));
    }
}
