using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// One line on paper, or one row of the restored system. A paper entry is the transcription of a sheet. Staff are named as stated:
/// by staff id or by initials (IMPORTS.md reading 4). Empty text means not stated.
/// </summary>
public sealed record Entry(string EntryId, string PersonId, Source Source, DateTimeOffset OccurredAt, Content Content)
{
    public Precision Precision { get; init; }

    public DateTimeOffset? WrittenAt { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Who gave the care. For visits see <see cref="VisitMade.StaffIds"/>.</summary>
    public string Author { get; init; } = "";

    public string TranscribedBy { get; init; } = "";

    public string CheckedBy { get; init; } = "";

    /// <summary>Set when a recorded override allowed the check by somebody who would otherwise be too close to the entry.</summary>
    public string CheckOverrideId { get; init; } = "";

    public string SheetSerial { get; init; } = "";

    public int? Line { get; init; }

    public bool LateEntry { get; init; }

    /// <summary>
    /// Times of this entry, by column name, that were stated without an offset in an hour that the clock repeats or skips: they may be
    /// off by that hour until a person decides (rule 33). In ordinal order.
    /// </summary>
    public ImmutableArray<string> DoubtfulTimes { get; init; } = [];

    /// <summary>Columns or fields of the source that we do not know, kept.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = NoNotes;

    public static readonly ImmutableSortedDictionary<string, string> NoNotes =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>A digital row that nobody transcribed: it was made in the system itself and needs no second check (reading 11).</summary>
    public bool IsNative => Source == Source.Digital && TranscribedBy.Length == 0;

    /// <summary>Reading 11: whatever was transcribed needs a second check, and every paper row is a transcription.</summary>
    public bool NeedsCheck => !IsNative;
}

/// <summary>What an entry says.</summary>
public abstract record Content;

public sealed record DoseGiven(string MedicineId, string Code) : Content
{
    /// <summary>The slot on the chart; decisive for matching when stated.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>In the units of the stock count.</summary>
    public decimal? Dose { get; init; }

    public string ChartFamily { get; init; } = "";

    public string Witness { get; init; } = "";

    public string Note { get; init; } = "";

    public string PrnRationale { get; init; } = "";

    public string PrnOutcome { get; init; } = "";

    public decimal? Wasted { get; init; }

    public decimal? StockBefore { get; init; }

    public decimal? StockAfter { get; init; }
}

public sealed record RecordMade(Category Category, string Text) : Content
{
    public string Value { get; init; } = "";

    public string Unit { get; init; } = "";
}

/// <summary>The entry's OccurredAt is the time in.</summary>
public sealed record VisitMade(string VisitId) : Content
{
    public ImmutableArray<string> StaffIds { get; init; } = [];

    public DateTimeOffset? ActualOut { get; init; }

    /// <summary>ecm or manual.</summary>
    public string Origin { get; init; } = "";

    public string LateReason { get; init; } = "";

    public DateTimeOffset? FamilyInformedAt { get; init; }

    public DateTimeOffset? WelfareConfirmedAt { get; init; }
}
