using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>A CQC location or branch. Type: nursing_home, care_home, supported_living, extra_care, homecare, shared_lives.</summary>
public sealed record Service(string ServiceId, string Name, string Type)
{
    public string CqcLocationId { get; init; } = "";

    public string Group { get; init; } = "";

    public string Commissioner { get; init; } = "";
}

/// <summary>A person supported. Empty text means not stated.</summary>
public sealed record Person(string PersonId, string ServiceId, string Name)
{
    /// <summary>ISO date, as stated.</summary>
    public string Dob { get; init; } = "";

    public string NhsNumber { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Allergies { get; init; } = "";

    public string Gp { get; init; } = "";

    public DateTimeOffset? LeaveFrom { get; init; }

    /// <summary>Exclusive: a bare date in a file has become 24:00 of that day.</summary>
    public DateTimeOffset? LeaveTo { get; init; }

    public string RiskFlags { get; init; } = "";

    public string SummaryVersion { get; init; } = "";

    public DateTimeOffset? SummaryAuthorisedAt { get; init; }

    /// <summary>Empty: not in the printed pack.</summary>
    public string PrintedSummaryVersion { get; init; } = "";

    public DateTimeOffset? PrintedAt { get; init; }

    public bool IsOnLeave(DateTimeOffset at) =>
        (LeaveFrom is not null || LeaveTo is not null) && (LeaveFrom is null || at >= LeaveFrom) && (LeaveTo is null || at < LeaveTo);
}

/// <summary>Expiry is inclusive; null never expires.</summary>
public sealed record Competency(string Name, DateOnly? ExpiresOn);

public sealed record StaffMember(string StaffId, string Name, string Initials, string Role)
{
    public ImmutableArray<string> Services { get; init; } = [];

    public ImmutableArray<Competency> Competencies { get; init; } = [];
}

public sealed record Shift(string StaffId, string ServiceId, DateTimeOffset Start, DateTimeOffset End);

/// <summary>One row of a chart family's key.</summary>
public sealed record ChartCode(string ChartFamily, string Code, Meaning Meaning);
