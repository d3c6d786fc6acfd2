using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.People;

/// <summary>A person supported, with one record for each incident.</summary>
public sealed record PersonState(string Id)
{
    /// <summary>Set once the records are erased, or about to be: nothing is recorded any more.</summary>
    public bool IsErased { get; init; }

    /// <summary>When something was last recorded; the beginning of time while nothing was.</summary>
    public DateTimeOffset LastRecordedAt { get; init; }

    public ImmutableSortedDictionary<string, PersonRecord> Records { get; init; } = ImmutableSortedDictionary.Create<string, PersonRecord>(StringComparer.Ordinal);
}

/// <summary>A person's three records in one incident: what was expected, what is on paper, what is in the restored system.</summary>
/// <param name="Person">As registered when the expected set was frozen, with what was printed.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="ServiceId">Where the person was supported then.</param>
public sealed record PersonRecord(Person Person, string IncidentId, string ServiceId)
{
    /// <summary>How many items the freeze held; medicines given when needed carry limits and are not items.</summary>
    public int FrozenItems { get; init; }

    public ImmutableSortedDictionary<string, ExpectedItem> Expected { get; init; } = ImmutableSortedDictionary.Create<string, ExpectedItem>(StringComparer.Ordinal);

    /// <summary>Rule 8: every change after the freeze.</summary>
    public ImmutableList<Decided<ExpectedItemsAmended>> Amendments { get; init; } = [];

    public ImmutableSortedDictionary<string, ReceivedItem> Received { get; init; } = ImmutableSortedDictionary.Create<string, ReceivedItem>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, EntryState> Entries { get; init; } = ImmutableSortedDictionary.Create<string, EntryState>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ItemException> Exceptions { get; init; } = ImmutableSortedDictionary.Create<string, ItemException>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, QueryState> Queries { get; init; } = ImmutableSortedDictionary.Create<string, QueryState>(StringComparer.Ordinal);

    /// <summary>By finding id, oldest first.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> FindingDecisions { get; init; } = FindingResolutions.None;

    public ImmutableList<StockCount> StockCounts { get; init; } = [];

    /// <summary>Rule 12: keys that were used a second time for another command.</summary>
    public ImmutableList<Decided<IdempotencyConflictNoted>> KeyConflicts { get; init; } = [];

    /// <summary>What was recorded when, in order of time.</summary>
    public ImmutableArray<PaceQuarter> Pace { get; init; } = [];

    /// <summary>A row of the plan for a medicine, its limits first; null when it is not planned.</summary>
    public ExpectedDose? PlanOf(string medicine) =>
        Expected.Values.OfType<ExpectedDose>().Where(dose => dose.MedicineId == medicine).OrderBy(dose => dose.Prn ? 0 : 1).FirstOrDefault();

    /// <summary>Position of the last event of this record: one later than the service's sign-off reopens it visibly.</summary>
    public long LastPosition { get; init; }
}

/// <summary>An entry in its current version, with all earlier ones. Nothing is ever deleted.</summary>
/// <param name="Current">The version that counts.</param>
/// <param name="Imported">Transcriber and checker are as a file states them.</param>
/// <param name="RecordedBy">Who recorded the current version.</param>
/// <param name="Earlier">Older versions, oldest first, with the reason of each correction.</param>
/// <param name="Void">Set when the entry no longer counts.</param>
public sealed record EntryState(
    Entry Current, bool Imported, string RecordedBy, ImmutableList<EarlierVersion> Earlier, Decided<Events.V1.EntryVoided>? Void)
{
    /// <summary>The override under which it was checked, or empty.</summary>
    public string OverrideId => Current.CheckOverrideId;
}

/// <summary>A version of an entry that was corrected.</summary>
public sealed record EarlierVersion(Entry Entry, string RecordedBy, string CorrectedBy, string Reason, DateTimeOffset CorrectedAt);

/// <summary>A question about an item or entry, and its answer.</summary>
public sealed record QueryState(QueryRaised Raised, string By, DateTimeOffset At, Decided<QueryResolved>? Resolution);
