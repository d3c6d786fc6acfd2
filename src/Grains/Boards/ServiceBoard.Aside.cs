using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>A board without its people, and how they come back.</summary>
internal sealed partial class ServiceBoard
{
    private ImmutableArray<PersonMark> marks = [];
    private ImmutableArray<Finding> logged = [];
    private ServiceStanding? recalled;
    private ServiceStanding? summary;
    private bool missed;

    public bool IsAside { get; private set; }

    /// <summary>How many events and expected items its people's records hold, about.</summary>
    public int Weight { get; set; }

    /// <summary>Whose records here are at hand.</summary>
    public SortedSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>When it was used last, on the view's own counter.</summary>
    public long LastUse { get; set; }

    /// <summary>Everybody with a record, by id.</summary>
    public ImmutableArray<PersonMark> Marks => IsAside ? marks : [.. people.Values.Select(person => new PersonMark(person.Standing!.Record.Person.PersonId, person.Standing.Record.LastPosition))];

    /// <summary>What the log itself tells about the people here, without decisions.</summary>
    public ImmutableArray<Finding> Logged => IsAside ? logged : [.. people.Values.Where(person => LogFindings.May(person.Standing!.Record)).SelectMany(person => LogFindings.Of(serviceId, person.Standing!.Record))];

    /// <summary>Lets the people go. A board that is not up to date must be recalled before it says anything again.</summary>
    public void SetAside(bool isSettled, RoamingWork roaming)
    {
        if (isSettled)
        {
            summary = Summarise(roaming);
            (marks, logged) = (summary.People, summary.Logged);
        }
        else
        {
            summary = null;
        }

        (IsAside, missed) = (true, false);
        Empty();
    }

    /// <summary>Something of its people happened that it did not see: it must be recalled before it says anything again.</summary>
    public void Miss()
    {
        recalled = null;
        missed = true;
    }

    /// <summary>
    /// Whether it says the same as when it was set aside, though something happened to the service: a step that is overdue changes nothing here, and thousands
    /// of services may have one in the same minute.
    /// </summary>
    public bool StillStands(RecoveryRun? run, IncidentState incident, RecoveryContext context) =>
        IsAside && summary is not null && !missed && !workIsStale && run is not null && read is not null
        && read.SameFacts(new(run, incident, context)) && ReferenceEquals(read.Run.FindingDecisions, run.FindingDecisions);

    /// <summary>From a snapshot: as it was set aside, after being settled.</summary>
    public void Restore(ServiceStanding standing, RecoveryRun? run, IncidentState incident, RecoveryContext context)
    {
        (IsAside, summary, read) = (true, standing, run is null ? null : new(run, incident, context));
        (marks, logged) = (standing.People, standing.Logged);
        foreach (var finding in standing.Shared)
            shared.Add(finding);
        shared.Moved();
        (OpenP1, OpenFindings, OpenQueries) = (standing.OpenP1, standing.OpenFindings, standing.OpenQueries);
        (RestoredAt, Judged) = (standing.RestoredAt, (standing.JudgedFrom, standing.JudgedUntil));
        foreach (var row in standing.Rows)
            rows[(row.Category, row.Priority)] = row;
        foreach (var quarter in standing.Pace)
            pace[quarter.Quarter] = quarter;
        FrozenItems = standing.FrozenItems;
        foreach (var mark in marks)
            LastPosition = Math.Max(LastPosition, mark.LastPosition);
    }

    /// <summary>The people's records are back in the view and are followed from nothing; settled: nothing changed since they were set aside, so the same must come out.</summary>
    public void Recall(IEnumerable<string> back, bool isSettled)
    {
        recalled = isSettled ? summary : null;
        (IsAside, summary, missed, read) = (false, null, false, null);
        rows.Clear();
        pace.Clear();
        (FrozenItems, OpenP1, OpenFindings, OpenQueries, LastPosition, marks, logged) = (0, 0, 0, 0, 0, [], []);
        touched.UnionWith(back);
        Held.UnionWith(touched);
    }

    /// <exception cref="StandingDiffersException">It was set aside with another standing than its events give.</exception>
    public void Check(RoamingWork roaming)
    {
        if (recalled is null)
            return;
        var before = recalled;
        recalled = null;
        if (!before.Says(Summarise(roaming)))
            throw new StandingDiffersException(serviceId);
    }

    /// <summary>For a snapshot; the board must be settled. The same object while nothing changes.</summary>
    public ServiceStanding Summarise(RoamingWork roaming) => IsAside ? summary! : new(serviceId)
    {
        Rows = [.. rows.Values],
        Pace = [.. pace.Values],
        FrozenItems = FrozenItems,
        OpenP1 = OpenP1,
        OpenFindings = OpenFindings,
        OpenQueries = OpenQueries,
        People = Marks,
        Logged = Logged,
        Shared = Shared,
        RestoredAt = RestoredAt,
        JudgedFrom = Judged.From,
        JudgedUntil = Judged.Until,
        Workers = [.. work.Values.SelectMany(traces => traces).SelectMany(trace => trace.WorkerNames(roaming.Context!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Roaming = [.. people.Keys.SelectMany(roaming.Of)],
    };

    private void Empty()
    {
        people.Clear();
        Held.Clear();
        touched.Clear();
        work.Clear();
        gone.Clear();
        come.Clear();
        (ledger, workContext, listed, about, Weight, recalled) = (null, null, null, [], 0, null);
        (planChanged, workIsStale, isFresh) = (false, false, true);
    }
}
