using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>All that is known about one person in one incident. The order of rows carries no meaning.</summary>
public sealed record PersonFacts(Person Person)
{
    public ImmutableArray<ExpectedItem> Expected { get; init; } = [];

    public ImmutableArray<Entry> Entries { get; init; } = [];

    public ImmutableArray<Contact> Contacts { get; init; } = [];

    public ImmutableArray<StockCount> StockCounts { get; init; } = [];

    public ImmutableArray<ItemException> Exceptions { get; init; } = [];

    public ImmutableArray<OpenQuery> Queries { get; init; } = [];

    public ImmutableArray<ReceivedItem> Received { get; init; } = [];

    public ImmutableArray<FindingDecision> Decisions { get; init; } = [];
}

/// <summary>
/// What rules need that look beyond one person: of one service, of an organisation, or of a whole incident. The order of rows carries
/// no meaning. Give all services at once where workers serve several.
/// </summary>
public sealed record ServiceFacts
{
    public ImmutableArray<Sheet> Sheets { get; init; } = [];

    public ImmutableArray<RotaChange> RotaChanges { get; init; } = [];

    public ImmutableArray<OnCallDecision> OnCallDecisions { get; init; } = [];

    /// <summary>The service of each visit, for rota changes, which name only the visit.</summary>
    public ImmutableDictionary<string, string> ServiceOfVisit { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<WorkTrace> Work { get; init; } = [];

    /// <summary>Everybody who was supported at the services, with what was printed; needed by rule 7.</summary>
    public ImmutableArray<Person> Census { get; init; } = [];

    /// <summary>Person ids of the printed pack, as listed.</summary>
    public ImmutableArray<string> PrintedPack { get; init; } = [];

    public ImmutableArray<FindingDecision> Decisions { get; init; } = [];
}

/// <summary>Who was where, and who checked whom: the little of an entry that rules across people need.</summary>
/// <remarks>Equality is by value, the workers included.</remarks>
public sealed record WorkTrace(string EntryId, string ItemId, string PersonId, string ServiceId, DateTimeOffset From, DateTimeOffset? Until)
{
    private RecoveryContext? namedFor;
    private ImmutableArray<string> names;

    /// <summary>A copy may have other workers: it works out their names anew.</summary>
    private WorkTrace(WorkTrace other)
    {
        (EntryId, ItemId, PersonId, ServiceId, From, Until) = other;
        (Workers, TranscribedBy, CheckedBy, EnteredAt, IsVisit, Exact) = (other.Workers, other.TranscribedBy, other.CheckedBy, other.EnteredAt, other.IsVisit, other.Exact);
    }

    /// <summary>As stated: ids or initials.</summary>
    public ImmutableArray<string> Workers { get; init; } = [];

    public string TranscribedBy { get; init; } = "";

    public string CheckedBy { get; init; } = "";

    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>At a person's own home: two such calls at once are two places even within one service, a round in one house is not.</summary>
    public bool IsVisit { get; init; }

    /// <summary>Exact times only: a shift-only time says nothing about being in two places.</summary>
    public bool Exact { get; init; }

    public bool Equals(WorkTrace? other) => other is not null && (ReferenceEquals(this, other)
        || (string.Equals(EntryId, other.EntryId, StringComparison.Ordinal) && string.Equals(ItemId, other.ItemId, StringComparison.Ordinal)
            && string.Equals(PersonId, other.PersonId, StringComparison.Ordinal) && string.Equals(ServiceId, other.ServiceId, StringComparison.Ordinal)
            && From.EqualsExact(other.From) && Nullable.Equals(Until, other.Until) && Nullable.Equals(EnteredAt, other.EnteredAt) && IsVisit == other.IsVisit && Exact == other.Exact
            && string.Equals(TranscribedBy, other.TranscribedBy, StringComparison.Ordinal) && string.Equals(CheckedBy, other.CheckedBy, StringComparison.Ordinal)
            && Workers.SequenceEqual(other.Workers)));

    public override int GetHashCode() => string.GetHashCode(EntryId, StringComparison.Ordinal);

    /// <summary>One name for a worker, whatever was stated: the staff id, or for somebody unknown what was stated at this service.</summary>
    public string WorkerName(string stated, RecoveryContext context) => context.Staff.Resolve(stated, ServiceId)?.StaffId ?? $"{ServiceId}/{stated}";

    /// <summary><see cref="WorkerName"/> of each worker; worked out once.</summary>
    public ImmutableArray<string> WorkerNames(RecoveryContext context)
    {
        if (ReferenceEquals(namedFor, context))
            return names;
        var resolved = ImmutableArray.CreateBuilder<string>(Workers.Length);
        foreach (var stated in Workers)
            resolved.Add(WorkerName(stated, context));
        (names, namedFor) = (resolved.MoveToImmutable(), context);
        return names;
    }

    /// <summary>By time, then entry id: the order within a group.</summary>
    public static int InTime(WorkTrace a, WorkTrace b)
    {
        var byTime = a.From.CompareTo(b.From);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.EntryId, b.EntryId);
    }

    /// <summary>The work that an entry tells of.</summary>
    public static WorkTrace Of(Entry entry, string itemId, string serviceId) =>
        new(entry.EntryId, itemId, entry.PersonId, serviceId, entry.OccurredAt, (entry.Content as VisitMade)?.ActualOut)
        {
            Workers = entry.Content is VisitMade visit ? visit.StaffIds : entry.Author.Length == 0 ? [] : [entry.Author],
            TranscribedBy = entry.TranscribedBy,
            CheckedBy = entry.CheckedBy,
            EnteredAt = entry.EnteredAt,
            IsVisit = entry.Content is VisitMade,
            Exact = entry.Precision == Precision.Exact,
        };
}
