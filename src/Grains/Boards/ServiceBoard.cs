using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Grains.Boards;

/// <summary>
/// One service in one incident: its people's ledgers and standings with their sums, and what the rules beyond one person found. Rules about the
/// service run again only when the facts that they read changed; work across people comes as differences. So a change costs what it changes, and not
/// what the service has entered and found before.
/// A board that is set aside keeps its sums and lets its people go; whoever needs them recalls them from the log.
/// </summary>
internal sealed partial class ServiceBoard(string serviceId)
{
    private readonly SortedDictionary<(Category, Priority), RowSum> rows = [];
    private readonly SortedDictionary<long, PaceQuarter> pace = [];
    private ImmutableArray<PersonStanding>? listed;
    private readonly FindingSet shared = new();
    private readonly List<Finding> gone = [];
    private readonly List<Finding> come = [];
    private ImmutableArray<Finding> about = [];
    private Read? read;
    private bool planChanged;

    /// <summary>What was found is to be gathered anew; differences alone do not tell it.</summary>
    private bool isFresh = true;

    public string ServiceId => serviceId;

    /// <summary>By person id.</summary>
    public ImmutableArray<PersonStanding> People => listed ??= IsAside
        ? throw new InvalidOperationException($"The people of {serviceId} are set aside: recall them first.") : [.. people.Values.Select(person => person.Standing!)];

    public PersonStanding? Person(string id) => people.GetValueOrDefault(id)?.Standing;

    public IEnumerable<RowSum> Rows => rows.Values;

    /// <summary>What was recorded of everybody here, by quarter in order of time.</summary>
    public IEnumerable<PaceQuarter> Pace => pace.Values;

    /// <summary>How many items the freezes held.</summary>
    public int FrozenItems { get; private set; }

    /// <summary>What rules beyond one person found here, with the decisions of the run; empty before the run is opened. Cost: linear, after a change.</summary>
    public ImmutableArray<Finding> Shared => shared.Listed;

    /// <summary>On how many of <see cref="Shared"/> nobody has decided.</summary>
    public int OpenShared => shared.Open;

    /// <summary>How many of those a person must decide on.</summary>
    public int AskingShared => shared.Asking;

    /// <summary>People with an item that a finding beyond them holds open.</summary>
    public IEnumerable<string> Queried => shared.Queried;

    /// <summary>What is found beyond the person and must be decided holds the item that it names open.</summary>
    public ImmutableArray<Finding> QueryingOf(string person) => shared.QueryingOf(person);

    public int OpenP1 { get; private set; }

    public int OpenFindings { get; private set; }

    public int OpenQueries { get; private set; }

    /// <summary>The last position of anybody's record here.</summary>
    public long LastPosition { get; private set; }

    private void Stand(PersonStanding? before, PersonStanding now)
    {
        if (ReferenceEquals(before, now))
            return;
        listed = null;
        planChanged |= before is null || !ReferenceEquals(before.Record.Expected, now.Record.Expected) || !ReferenceEquals(before.Record.Person, now.Record.Person);
        LastPosition = Math.Max(LastPosition, now.Record.LastPosition);
        OpenP1 += now.OpenP1 - (before?.OpenP1 ?? 0);
        OpenFindings += now.OpenFindings - (before?.OpenFindings ?? 0);
        OpenQueries += now.OpenQueries - (before?.OpenQueries ?? 0);
        FrozenItems += now.Record.FrozenItems - (before?.Record.FrozenItems ?? 0);
        Count(before?.Record.Pace ?? [], now.Record.Pace);
        foreach (var row in before?.Rows ?? [])
            rows[(row.Category, row.Priority)] = rows[(row.Category, row.Priority)].Minus(row);
        foreach (var row in now.Rows)
            rows[(row.Category, row.Priority)] = rows.TryGetValue((row.Category, row.Priority), out var sum) ? sum.Plus(row) : row;
        foreach (var row in before?.Rows ?? [])
        {
            if (rows.TryGetValue((row.Category, row.Priority), out var sum) && sum.Items == 0)
                rows.Remove((row.Category, row.Priority));
        }
    }

    private void Count(ImmutableArray<PaceQuarter> before, ImmutableArray<PaceQuarter> now)
    {
        if (before == now)
            return;
        foreach (var quarter in before)
            pace[quarter.Quarter] = pace[quarter.Quarter].Minus(quarter);
        foreach (var quarter in now)
            pace[quarter.Quarter] = pace.TryGetValue(quarter.Quarter, out var sum) ? sum.Plus(quarter) : quarter;
    }

    /// <summary>What was found here about those who work in several services became something else.</summary>
    public void Roam(IEnumerable<Finding> went, IEnumerable<Finding> came)
    {
        if (IsAside)
            return;
        gone.AddRange(went);
        come.AddRange(came);
    }

    /// <summary>Brings <see cref="Shared"/> up to date; answers the people about whom <see cref="QueryingOf"/> now says something else.</summary>
    public IReadOnlyList<string> FollowRun(IncidentState incident, RecoveryRun? run, RecoveryContext context, RoamingWork roaming)
    {
        if (run is null)
        {
            isFresh = true;
            return [];
        }

        var now = new Read(run, incident, context);
        var same = !isFresh && !planChanged && read is not null && read.SameFacts(now);
        if (isFresh)
            Gather(roaming);
        if (!same)
            LookAbout(incident, run, context);
        come.ForEach(shared.Add);
        gone.ForEach(shared.Remove);
        come.Clear();
        gone.Clear();
        if (read is null || !ReferenceEquals(read.Run.FindingDecisions, run.FindingDecisions))
            shared.Decide(run.FindingDecisions.Deciding());
        (read, planChanged, isFresh) = (now, false, false);
        return shared.Moved();
    }

    private void Gather(RoamingWork roaming)
    {
        shared.Clear();
        about = [];
        gone.Clear();
        come.Clear();
        come.AddRange(ledger!.Findings());
        come.AddRange(roaming.FoundAt(serviceId));
    }

    private void LookAbout(IncidentState incident, RecoveryRun run, RecoveryContext context)
    {
        gone.AddRange(about);
        about = [.. ServiceReconciliation.About(ServiceFindings.Facts(incident, serviceId, run, people.Values.Select(person => person.Standing!.Record)), context)];
        come.AddRange(about);
    }

    private sealed record Read(RecoveryRun Run, IncidentState Incident, RecoveryContext Context)
    {
        public bool SameFacts(Read other) => ReferenceEquals(Run.Sheets, other.Run.Sheets) && ReferenceEquals(Run.Scans, other.Run.Scans) && ReferenceEquals(Incident.RotaChanges, other.Incident.RotaChanges)
            && ReferenceEquals(Incident.OnCall, other.Incident.OnCall) && ReferenceEquals(Context, other.Context);
    }
}
