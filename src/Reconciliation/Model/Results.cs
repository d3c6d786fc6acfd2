using System.Runtime.InteropServices;
using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

public enum Outcome
{
    Expected,
    Received,
    Entered,
    Checked,
    Matched,
    Queried,
    ConfirmedOmitted,
    NotApplicable,
    Duplicate,
    PaperLost,
    EnteredInError,
}

/// <summary>Why a row belongs to its item, or stands alone: what matching decided, as data.</summary>
public enum Because
{
    StatesSlot,
    NearestInTime,
    SameWindow,
    WithinPeriod,
    NearestToPeriod,
    NamesVisit,
    CopyOfLine,
    CopyNearestInTime,
    PartOfNote,
    SameMoment,
    NothingExpectedIt,
    Voided,
}

/// <summary>
/// One row's reason. MinutesApart: whole minutes from the due time, from the nearer end of the period, or from the row that it copies;
/// null where time decided nothing.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowReason(string EntryId, Because Because, int? MinutesApart = null);

public enum Severity
{
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>
/// Where one item stands. Invariant: an item that is in the way of completeness has <see cref="Open"/> = true, whatever its outcome
/// is called.
/// </summary>
public sealed record ItemStatus
{
    public required string ItemId { get; init; }

    public required string PersonId { get; init; }

    public required string ServiceId { get; init; }

    public required Category Category { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>There is an expected row for it.</summary>
    public required bool Planned { get; init; }

    /// <summary>Planned and due inside contingency_from..restored_at: it carries an expectation (IMPORTS.md reading 12).</summary>
    public required bool Expected { get; init; }

    /// <summary>It takes part in completeness. False for what lies outside the window and asks nothing of anybody.</summary>
    public required bool Counted { get; init; }

    public string PaperEntryId { get; init; } = "";

    public string DigitalEntryId { get; init; } = "";

    /// <summary>What was expected, when there is an expected row.</summary>
    public ExpectedItem? Expectation { get; init; }

    /// <summary>Its rows: paper, digital, then the others.</summary>
    public ImmutableArray<Entry> Rows { get; init; } = [];

    public Entry? Paper => PaperEntryId.Length == 0 ? null : Rows[0];

    public Entry? Digital => DigitalEntryId.Length == 0 ? null : Rows[PaperEntryId.Length == 0 ? 0 : 1];

    /// <summary>Further entries of the same item: duplicates, contradictions, the other worker of a double-up.</summary>
    public ImmutableArray<string> OtherEntryIds { get; init; } = [];

    public bool Received { get; init; }

    public bool Entered { get; init; }

    public bool Checked { get; init; }

    public bool Queried { get; init; }

    public bool Excepted { get; init; }

    /// <summary>Open, and its limit has passed at <see cref="RecoveryContext.AsOf"/>.</summary>
    public bool Overdue { get; init; }

    /// <summary>Still in the way of completeness.</summary>
    public required bool Open { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Limit of its step, counted from restoration; null while the systems are out.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>One a row, in the order paper, digital, others.</summary>
    public ImmutableArray<RowReason> Reasons { get; init; } = [];

    /// <summary>One sentence that names the rows and the times, and why they belong together.</summary>
    public required string Explanation { get; init; }
}

/// <summary>What a rule found: one sentence for a nurse, and the rows it is about. ItemId and PersonId may be empty.</summary>
public sealed record Finding(int Rule, string Code, Severity Severity, string ServiceId, string PersonId, string ItemId, string Explanation)
{
    /// <summary>In ordinal order.</summary>
    public ImmutableArray<string> EntryIds { get; init; } = [];

    /// <summary>A person must decide, and until then its item is queried. False for absence, for suggestions, and for deviations in
    /// care that are recorded well.</summary>
    public bool Queries { get; init; }

    /// <summary>Empty until somebody decided on it.</summary>
    public string DecidedBy { get; init; } = "";

    public string FindingId => $"{Code}|{(ItemId.Length > 0 ? ItemId : PersonId.Length > 0 ? PersonId : ServiceId)}|{string.Join('+', EntryIds)}";
}

/// <summary>Items in ordinal order of ItemId; findings by rule, item, entries.</summary>
public sealed record PersonResult(ImmutableArray<ItemStatus> Items, ImmutableArray<Finding> Findings);
