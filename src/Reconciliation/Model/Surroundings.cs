using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>A serial-numbered sheet issued during the outage. Kind: mar, notes, visits, other. No person: a sheet of the whole service.</summary>
public sealed record Sheet(string Serial, string ServiceId, DateTimeOffset IssuedAt)
{
    public string PersonId { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>At least 1.</summary>
    public int Pages { get; init; } = 1;

    public string IssuedTo { get; init; } = "";

    public DateTimeOffset? ReturnedAt { get; init; }

    public int? PagesReturned { get; init; }

    public string ScanSha256 { get; init; } = "";

    /// <summary>Images of its pages that are kept here.</summary>
    public ImmutableArray<PageScan> Scans { get; init; } = [];
}

/// <summary>An image of one page of a sheet, known by the SHA-256 of its bytes. Page: from 1.</summary>
public sealed record PageScan(int Page, string Sha256);

/// <summary>Party: family, gp, pharmacist, 111, commissioner, safeguarding, other. RecordedIn: paper, digital.</summary>
public sealed record Contact(string ContactId, string PersonId, DateTimeOffset OccurredAt, string Party, string Summary)
{
    public string RecordedIn { get; init; } = "";
}

public sealed record RotaChange(string ChangeId, string VisitId, DateTimeOffset ChangedAt)
{
    public string ChangedBy { get; init; } = "";

    public string FromStaff { get; init; } = "";

    public string ToStaff { get; init; } = "";

    public string Reason { get; init; } = "";

    public bool DecidedOnCall { get; init; }
}

public sealed record OnCallDecision(string DecisionId, string ServiceId, DateTimeOffset DecidedAt, string DecidedBy, string Decision)
{
    public string PersonId { get; init; } = "";

    public string VisitId { get; init; } = "";
}

public sealed record StockCount(string PersonId, string MedicineId, DateTimeOffset CountedAt, decimal Count)
{
    public string Counter { get; init; } = "";

    public string Witness { get; init; } = "";
}
