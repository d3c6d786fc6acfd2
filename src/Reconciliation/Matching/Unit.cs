using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>A paper row with its copy in the restored system, or a row that stands alone.</summary>
internal sealed class Unit(Entry? paper, Entry? digital)
{
    public Entry? Paper => paper;

    public Entry? Digital => digital;

    /// <summary>Why the digital row is the copy of the paper row, and how many minutes apart they are.</summary>
    public Because CopyBecause { get; init; }

    public int? CopyApart { get; init; }

    /// <summary>Expected moments or periods that it may stand for, nearest not first but in order.</summary>
    public Near[] Near { get; set; } = [];

    /// <summary>With what it was matched.</summary>
    public Cluster? Cluster { get; set; }

    public Entry Lead => paper ?? digital!;

    public DateTimeOffset At => Lead.OccurredAt;

    public int Count => paper is null || digital is null ? 1 : 2;

    public DateTimeOffset? DueAt { get; } = (paper?.Content as DoseGiven)?.DueAt ?? (digital?.Content as DoseGiven)?.DueAt;

    /// <summary>A row says why the medicine was given or how it worked: it was given as needed.</summary>
    public bool SaysWhy => Says(paper) || Says(digital);

    /// <summary>Paper first, then time, then id: the order in which ties are decided.</summary>
    public static int Compare(Unit a, Unit b)
    {
        var bySource = (a.Paper is null).CompareTo(b.Paper is null);
        var byTime = bySource != 0 ? bySource : a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Lead.EntryId, b.Lead.EntryId);
    }

    private static bool Says(Entry? entry) => entry?.Content is DoseGiven { PrnRationale.Length: > 0 } or DoseGiven { PrnOutcome.Length: > 0 };
}

/// <summary>An expected moment or period within reach of a unit: its index, the distance in time, and whether the unit lies inside its window.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Near(int Slot, TimeSpan Apart, bool Inside)
{
    public long Cost => Apart.Ticks / TimeSpan.TicksPerMillisecond;
}

/// <summary>A unit in its place: why, and how many minutes from what was due.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placed(Unit Unit, Because Because, int? Apart = null);

/// <summary>Units and expected items that could be one another's: whatever is outside cannot change what is decided inside.</summary>
internal sealed class Cluster
{
    public List<Unit> Units { get; } = new(1);

    /// <summary>Indices into the strand's plan, ascending.</summary>
    public List<int> Slots { get; } = new(1);

    public List<MatchedItem> Items { get; } = new(1);
}
