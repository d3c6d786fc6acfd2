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
/// service run again only when the facts that they read changed; work across people comes as differences.
/// A board that is set aside keeps its sums and lets its people go; whoever needs them recalls them from the log.
/// </summary>
internal sealed partial class ServiceBoard(string serviceId)
{
    private readonly SortedDictionary<(Category, Priority), RowSum> rows = [];
    private ImmutableArray<PersonStanding>? listed;
    private ImmutableArray<Finding> about = [];
    private ImmutableArray<Finding> shared = [];
    private ILookup<string, Finding>? querying;
    private Read? read;
    private bool planChanged;
    private bool workChanged;

    public string ServiceId => serviceId;

    /// <summary>By person id.</summary>
    public ImmutableArray<PersonStanding> People => listed ??= IsAside
        ? throw new InvalidOperationException($"The people of {serviceId} are set aside: recall them first.") : [.. people.Values.Select(person => person.Standing!)];

    public PersonStanding? Person(string id) => people.GetValueOrDefault(id)?.Standing;

    public IEnumerable<RowSum> Rows => rows.Values;

    /// <summary>What rules beyond one person found here, with the decisions of the run; empty before the run is opened.</summary>
    public ImmutableArray<Finding> Shared
    {
        get => shared;
        private set => (shared, querying) = (value, null);
    }

    /// <summary>By person: what is found beyond them and must be decided holds the item that it names open.</summary>
    public ILookup<string, Finding> Querying => querying ??= shared
        .Where(finding => finding is { Queries: true, DecidedBy.Length: 0, PersonId.Length: > 0, ItemId.Length: > 0 })
        .ToLookup(finding => finding.PersonId, StringComparer.Ordinal);

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

    /// <summary>True when <see cref="Shared"/> may be another. roaming: what was found here about those who work in several services.</summary>
    public bool FollowRun(IncidentState incident, RecoveryRun? run, RecoveryContext context, IReadOnlyList<Finding> roaming, bool roamingChanged)
    {
        if (run is null)
            return false;
        var now = new Read(run, incident, context);
        var same = !planChanged && read is not null && read.SameFacts(now);
        var sameDecisions = read is not null && ReferenceEquals(read.Run.FindingDecisions, run.FindingDecisions);
        if (same && sameDecisions && !workChanged && !roamingChanged)
            return false;
        if (!same)
            about = [.. ServiceReconciliation.About(ServiceFindings.Facts(incident, serviceId, run, people.Values.Select(person => person.Standing!.Record)), context)];
        (read, planChanged, workChanged) = (now, false, false);
        Shared = Findings.InOrder(about.Concat(found).Concat(roaming), run.FindingDecisions.Deciding());
        return true;
    }

    private sealed record Read(RecoveryRun Run, IncidentState Incident, RecoveryContext Context)
    {
        public bool SameFacts(Read other) => ReferenceEquals(Run.Sheets, other.Run.Sheets) && ReferenceEquals(Incident.RotaChanges, other.Incident.RotaChanges)
            && ReferenceEquals(Incident.OnCall, other.Incident.OnCall) && ReferenceEquals(Context, other.Context);
    }
}
