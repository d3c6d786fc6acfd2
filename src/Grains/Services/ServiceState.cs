using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Services;

/// <summary>A service with its recovery run in each incident.</summary>
public sealed record ServiceState(string Id)
{
    public ImmutableSortedDictionary<string, RecoveryRun> Runs { get; init; } = ImmutableSortedDictionary.Create<string, RecoveryRun>(StringComparer.Ordinal);
}

/// <summary>The recovery run of one service in one incident (DOMAIN.md section 5).</summary>
public sealed record RecoveryRun(RecoveryRunOpened Opened, string OpenedBy)
{
    public string IncidentId => Opened.IncidentId;

    public Moment? RestoredAt { get; init; }

    public ImmutableSortedDictionary<string, SheetState> Sheets { get; init; } = ImmutableSortedDictionary.Create<string, SheetState>(StringComparer.Ordinal);

    /// <summary>By serial, in the order in which they were kept.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<Decided<ScanKept>>> Scans { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<Decided<ScanKept>>>(StringComparer.Ordinal);

    /// <summary>By step and person.</summary>
    public ImmutableDictionary<(int Step, string Person), string> Allocations { get; init; } = ImmutableDictionary<(int, string), string>.Empty;

    public ImmutableSortedDictionary<string, Decided<NextDoseChecked>> NextDoseChecks { get; init; } = ImmutableSortedDictionary.Create<string, Decided<NextDoseChecked>>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<int, Decided<StepCompleted>> Steps { get; init; } = ImmutableSortedDictionary<int, Decided<StepCompleted>>.Empty;

    public ImmutableSortedDictionary<int, StepBecameOverdue> OverdueSteps { get; init; } = ImmutableSortedDictionary<int, StepBecameOverdue>.Empty;

    public ImmutableSortedDictionary<string, OverrideState> Overrides { get; init; } = ImmutableSortedDictionary.Create<string, OverrideState>(StringComparer.Ordinal);

    /// <summary>Decisions about findings that concern the service as a whole, by finding id, oldest first.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> FindingDecisions { get; init; } = FindingResolutions.None;

    public Decided<ServiceSignedOff>? SignedOff { get; init; }

    public ImmutableList<Decided<SignOffRefused>> Refusals { get; init; } = [];

    /// <summary>Rule 12: keys that were used a second time for another command.</summary>
    public ImmutableList<Decided<IdempotencyConflictNoted>> KeyConflicts { get; init; } = [];

    /// <summary>Position of the last event of this run, whatever it was.</summary>
    public long LastPosition { get; init; }

    /// <summary>Position of the last event of this run that a sign-off covers.</summary>
    public long LastMaterialPosition { get; init; }
}

/// <summary>A sheet and what became of it.</summary>
public sealed record SheetState(Sheet Sheet, Decided<SheetLossAttested>? Loss)
{
    /// <summary>Every page is back, or its loss is attested.</summary>
    public bool Accounted => Loss is not null || (Sheet.ReturnedAt is not null && Sheet.PagesReturned >= Sheet.Pages);
}

/// <summary>A duty that was overridden, and its independent review.</summary>
public sealed record OverrideState(DutyOverridden Override, string By, DateTimeOffset At, OverrideReviewed? Review, string? ReviewedBy);
