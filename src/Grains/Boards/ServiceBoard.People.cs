using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>The people of the service and the work for them.</summary>
internal sealed partial class ServiceBoard
{
    private readonly SortedDictionary<string, PersonBoard> people = new(StringComparer.Ordinal);
    private readonly SortedSet<string> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorkTrace>> work = new(StringComparer.Ordinal);
    private WorkLedger? ledger;
    private RecoveryContext? workContext;
    private bool workIsStale;

    /// <summary>When the systems answered again here, as it was judged last; null while one was out.</summary>
    public DateTimeOffset? RestoredAt { get; private set; }

    /// <summary>Between which instants the clock changes nothing here.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) Judged { get; private set; } = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public void Touch(string person)
    {
        recalled = null;
        if (IsAside)
            missed = true;
        else
            touched.Add(person);
    }

    /// <summary>It must be looked at, though nobody's record changed.</summary>
    public void Unsettle() => recalled = null;

    /// <summary>The same records are to be judged again, because what surrounds them changed.</summary>
    public void TouchEverybody()
    {
        (recalled, missed) = (null, IsAside);
        touched.UnionWith(people.Keys);
    }

    /// <summary>Another service is known to share a worker: the work here is divided anew.</summary>
    public void DivideWork()
    {
        recalled = null;
        workIsStale = true;
    }

    /// <summary>
    /// Brings people, sums and work within the service up to date; answers the people whose work is to be placed with that of other services, and
    /// whether it is to be divided anew. Touches nothing outside this board, so that several services follow side by side.
    /// </summary>
    public (IReadOnlyCollection<string> Changed, bool Divided) Follow(TenantView view, IncidentState incident, DateTimeOffset now, IBoardSurroundings surroundings, RoamingWork roaming)
    {
        var changed = FollowPeople(view, incident, now, surroundings);
        foreach (var id in changed)
        {
            var (before, standing) = people[id].Stand();
            Stand(before, standing);
        }

        var (divided, anew) = (workIsStale, workIsStale || !ReferenceEquals(workContext, roaming.Context));
        FollowWork(anew ? people.Keys : changed, anew, roaming);
        return (anew ? people.Keys : changed, divided);
    }

    /// <summary>The work for a person, as it was followed last.</summary>
    public List<WorkTrace> WorkFor(string person) => work[person];

    private List<string> FollowPeople(TenantView view, IncidentState incident, DateTimeOffset now, IBoardSurroundings surroundings)
    {
        RestoredAt = surroundings.RestoredFor(serviceId);
        var changed = new List<string>();
        foreach (var id in touched)
        {
            if (view.Record(incident.Id, id) is not { } record)
                continue;
            if (!people.TryGetValue(id, out var person))
                people[id] = person = new();
            var asOf = person.Context is not null && person.Judged.Holds(now) && ReferenceEquals(person.Standing?.Record.Expected, record.Expected) && person.Context.RestoredAt == RestoredAt
                ? person.Judged : JudgedAsOf.Of(record, RestoredAt, now);
            if (person.Follow(record, surroundings.ContactsOf(id), asOf, surroundings.ContextOf(serviceId, asOf.AsOf), surroundings.WiderOf(id)))
                changed.Add(id);
        }

        touched.Clear();
        var (from, until) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var person in people.Values)
            (from, until) = (person.Judged.From > from ? person.Judged.From : from, person.Judged.Until < until ? person.Judged.Until : until);
        Judged = (from, until);
        return changed;
    }

    private void FollowWork(IEnumerable<string> changed, bool anew, RoamingWork roaming)
    {
        if (anew)
        {
            (ledger, workContext, workIsStale, isFresh) = (new(roaming.Context!, worker => worker.Length == 0 || !roaming.Has(worker)), roaming.Context, false, true);
        }

        foreach (var id in changed)
        {
            work[id] = [.. people[id].Work()];
            ledger!.Update(id, work[id]);
        }

        var (went, came) = ledger!.Settle();
        gone.AddRange(went);
        come.AddRange(came);
    }
}

/// <summary>What a person's board needs to know beyond the person.</summary>
internal interface IBoardSurroundings
{
    DateTimeOffset? RestoredFor(string service);

    RecoveryContext ContextOf(string service, DateTimeOffset asOf);

    ImmutableArray<Contact> ContactsOf(string person);

    /// <summary>What rules beyond the person found that must be decided, by service.</summary>
    ImmutableArray<Finding> WiderOf(string person);
}
