using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>An item with the rows that belong to it, before rules and status.</summary>
internal sealed record MatchedItem(string ItemId, ExpectedItem? Expected, Category Category)
{
    public Entry? Paper { get; init; }

    public Entry? Digital { get; init; }

    /// <summary>Digital is the copy of Paper in the restored system (IMPORTS.md reading 1), not a second account.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Rows of the same item beyond the two: duplicates, or the other workers of a visit.</summary>
    public ImmutableArray<Entry> Others { get; init; } = [];

    /// <summary>For an unplanned medicine: its row of limits, or any scheduled row of it.</summary>
    public ExpectedDose? Medicine { get; init; }

    /// <summary>Why these rows belong together, as a clause; empty when there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Set on an entry that was voided: it stands alone and takes part in nothing.</summary>
    public ItemException? Voided { get; init; }

    /// <summary>What happened according to the item: paper first, because it was written at the time.</summary>
    public Entry? Lead => Paper ?? Digital;

    /// <summary>Every live row, paper first.</summary>
    public IEnumerable<Entry> Entries
    {
        get
        {
            if (Paper is not null)
                yield return Paper;
            if (Digital is not null)
                yield return Digital;
            foreach (var entry in Others)
                yield return entry;
        }
    }
}

/// <summary>A paper row with its copy, or a row that stands alone.</summary>
internal sealed record Unit(Entry? Paper, Entry? Digital)
{
    public Entry Lead => Paper ?? Digital!;

    public DateTimeOffset At => Lead.OccurredAt;

    public DateTimeOffset? DueAt => (Paper?.Content as DoseGiven)?.DueAt ?? (Digital?.Content as DoseGiven)?.DueAt;

    public IEnumerable<Entry> Entries => Paper is null ? [Digital!] : Digital is null ? [Paper] : [Paper, Digital];

    /// <summary>Paper first, then time, then id: the order in which ties are decided.</summary>
    public static int Compare(Unit a, Unit b)
    {
        var bySource = (a.Paper is null).CompareTo(b.Paper is null);
        var byTime = bySource != 0 ? bySource : a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Lead.EntryId, b.Lead.EntryId);
    }
}
