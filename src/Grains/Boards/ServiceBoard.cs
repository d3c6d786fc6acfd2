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
/// One service in one incident: its people's standings with their sums, and what the rules beyond one person found. Rules about the service
/// run again only when the facts that they read changed; work across people comes as differences.
/// </summary>
internal sealed class ServiceBoard(string serviceId)
{
    private readonly SortedDictionary<string, PersonStanding> people = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(Category, Priority), RowSum> rows = [];
    private readonly List<Finding> work = [];
    private ImmutableArray<PersonStanding>? listed;
    private ImmutableArray<Finding> about = [];
    private Read? read;
    private bool planChanged;
    private bool workChanged;

    /// <summary>By person id.</summary>
    public ImmutableArray<PersonStanding> People => listed ??= [.. people.Values];

    public IEnumerable<RowSum> Rows => rows.Values;

    /// <summary>What rules beyond one person found here, with the decisions of the run; empty before the run is opened.</summary>
    public ImmutableArray<Finding> Shared { get; private set; } = [];

    public int OpenP1 { get; private set; }

    public int OpenFindings { get; private set; }

    public int OpenQueries { get; private set; }

    /// <summary>The last position of anybody's record here.</summary>
    public long LastPosition { get; private set; }

    public void Stand(PersonStanding? before, PersonStanding now)
    {
        if (ReferenceEquals(before, now))
            return;
        people[now.Record.Person.PersonId] = now;
        listed = null;
        planChanged |= before is null || !ReferenceEquals(before.Record.Expected, now.Record.Expected) || !ReferenceEquals(before.Record.Person, now.Record.Person);
        LastPosition = Math.Max(LastPosition, now.Record.LastPosition);
        OpenP1 += now.OpenP1 - (before?.OpenP1 ?? 0);
        OpenFindings += now.OpenFindings - (before?.OpenFindings ?? 0);
        OpenQueries += now.OpenQueries - (before?.OpenQueries ?? 0);
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

    public void ForgetWork()
    {
        workChanged |= work.Count > 0;
        work.Clear();
    }

    public void Come(Finding finding)
    {
        work.Add(finding);
        workChanged = true;
    }

    public void Leave(Finding finding)
    {
        work.Remove(finding);
        workChanged = true;
    }

    /// <summary>True when <see cref="Shared"/> may be another.</summary>
    public bool Follow(IncidentState incident, RecoveryRun? run, RecoveryContext context)
    {
        if (run is null)
            return false;
        var now = new Read(run, incident, context);
        var same = !planChanged && read is not null && read.SameFacts(now);
        var sameDecisions = read is not null && ReferenceEquals(read.Run.FindingDecisions, run.FindingDecisions);
        if (same && sameDecisions && !workChanged)
            return false;
        if (!same)
            about = [.. ServiceReconciliation.About(ServiceFindings.Facts(incident, serviceId, run, people.Values.Select(standing => standing.Record)), context)];
        (read, planChanged, workChanged) = (now, false, false);
        Shared = Findings.InOrder(about.Concat(work), run.FindingDecisions.Deciding());
        return true;
    }

    private sealed record Read(RecoveryRun Run, IncidentState Incident, RecoveryContext Context)
    {
        public bool SameFacts(Read other) => ReferenceEquals(Run.Sheets, other.Run.Sheets) && ReferenceEquals(Incident.RotaChanges, other.Incident.RotaChanges)
            && ReferenceEquals(Incident.OnCall, other.Incident.OnCall) && ReferenceEquals(Context, other.Context);
    }
}
