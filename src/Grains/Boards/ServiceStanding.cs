using System.Collections.Immutable;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Where one service stands in one incident, without the records behind it: enough for the boards of several services, and for the rules that
/// look across them. It says the same as the records of which it was made, until an event, the clock or the directory changes them.
/// </summary>
public sealed record ServiceStanding(string ServiceId)
{
    /// <summary>Sums of all counted items, by category and priority.</summary>
    public ImmutableArray<RowSum> Rows { get; init; } = [];

    /// <summary>What was recorded of everybody here, by quarter.</summary>
    public ImmutableArray<PaceQuarter> Pace { get; init; } = [];

    /// <summary>How many items the freezes held.</summary>
    public int FrozenItems { get; init; }

    public int OpenP1 { get; init; }

    public int OpenFindings { get; init; }

    public int OpenQueries { get; init; }

    /// <summary>Everybody with a record here, by id.</summary>
    public ImmutableArray<PersonMark> People { get; init; } = [];

    /// <summary>What the log itself tells about the people here (rules 8 and 12), without decisions.</summary>
    public ImmutableArray<Finding> Logged { get; init; } = [];

    /// <summary>What rules beyond one person found, with the decisions of the run.</summary>
    public ImmutableArray<Finding> Shared { get; init; } = [];

    /// <summary>When the systems answered again here, as far as it was judged; null while one is out.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>From when (inclusive) the clock changes nothing here.</summary>
    public DateTimeOffset JudgedFrom { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Until when (exclusive) the clock changes nothing here.</summary>
    public DateTimeOffset JudgedUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Everybody who worked here, as work rules name them, in ordinal order.</summary>
    public ImmutableArray<string> Workers { get; init; } = [];

    /// <summary>The work of those who worked elsewhere too.</summary>
    public ImmutableArray<WorkTrace> Roaming { get; init; } = [];

    /// <summary>Whether the other says the same to whoever asks a board.</summary>
    public bool Says(ServiceStanding other) =>
        Rows.SequenceEqual(other.Rows) && Pace.SequenceEqual(other.Pace) && FrozenItems == other.FrozenItems && OpenP1 == other.OpenP1 && OpenFindings == other.OpenFindings && OpenQueries == other.OpenQueries
        && People.SequenceEqual(other.People) && Findings.Same(Logged, other.Logged) && Findings.Same(Shared, other.Shared);
}

/// <summary>Somebody with a record, and the position of its last event.</summary>
public readonly record struct PersonMark(string PersonId, long LastPosition);

/// <summary>A run that was set aside came back from the log with another standing than it had: a snapshot is not of this log, or of another program.</summary>
public sealed class StandingDiffersException(string service) : Exception($"The standing of {service} is not what its events say.");
