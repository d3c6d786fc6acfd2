using System.Collections.Frozen;
using System.Collections.Immutable;
using Reinstate.Folders.Foreign;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading;

/// <summary>The one row of incident.csv. Dates as stated.</summary>
public sealed record FolderIncident(string IncidentId, string Title, DateTimeOffset DeclaredAt, DateTimeOffset ContingencyFrom, DateTimeOffset RestoredAt, TimeZoneInfo Zone)
{
    /// <summary>live, exercise, backfilled.</summary>
    public string Kind { get; init; } = "live";

    public string Supplier { get; init; } = "";

    public ImmutableArray<string> Systems { get; init; } = [];

    public ImmutableArray<string> Services { get; init; } = [];

    public DateTimeOffset? DetectedAt { get; init; }

    public string PlanVersion { get; init; } = "";

    public string PlanLastTested { get; init; } = "";
}

/// <summary>What a recovery folder says, and what in it could not be used.</summary>
public sealed record RecoveryFolder(FolderIncident Incident)
{
    /// <summary>In ordinal order of service id.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>In ordinal order of service id, then person id.</summary>
    public ImmutableArray<PersonFacts> People { get; init; } = [];

    public ImmutableArray<StaffMember> Staff { get; init; } = [];

    public ImmutableArray<Shift> Shifts { get; init; } = [];

    public ImmutableArray<ChartCode> Codes { get; init; } = [];

    public ImmutableArray<Sheet> Sheets { get; init; } = [];

    public ImmutableArray<RotaChange> RotaChanges { get; init; } = [];

    public ImmutableArray<OnCallDecision> OnCallDecisions { get; init; } = [];

    /// <summary>People listed in printed_pack.csv, where there is one.</summary>
    public ImmutableArray<string> PrintedPack { get; init; } = [];

    /// <summary>In order of file, then row.</summary>
    public ImmutableArray<Reject> Rejects { get; init; } = [];

    public ImmutableArray<InputFile> Files { get; init; } = [];

    /// <summary>FHIR resources and calendar components from which no row, or not all of it, could be made.</summary>
    public ImmutableArray<KeptResource> Kept { get; init; } = [];

    public FrozenSet<FactKind> Supplied { get; init; } = FrozenSet<FactKind>.Empty;

    /// <summary>The default of --as-of (IMPORTS.md reading 3).</summary>
    public DateTimeOffset LatestTime { get; init; }

    /// <summary>A time as a person types it: with an offset, or local to the folder's zone. Null and a problem when it cannot be one moment.</summary>
    public DateTimeOffset? ReadTime(string text, out string problem)
    {
        problem = new LocalTimes(Incident.Zone).TryRead(text.Trim(), out var at) ?? "";
        return problem.Length == 0 ? at : null;
    }

    public RecoveryContext Context(Policy policy, DateTimeOffset? asOf) => new(Incident.ContingencyFrom, Incident.RestoredAt, Incident.Zone, asOf ?? LatestTime)
    {
        IncidentId = Incident.IncidentId,
        Staff = new StaffRegister(Staff, Shifts),
        Codes = new CodeMap(Codes),
        Policy = policy,
        Supplied = Supplied,
    };
}

/// <summary>The folder cannot be used at all. The message is one sentence that says which file and why.</summary>
public sealed class FolderUnreadableException(string message) : Exception(message);
