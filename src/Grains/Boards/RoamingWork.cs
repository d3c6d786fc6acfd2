using System.Runtime.InteropServices;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Grains.Boards;

/// <summary>
/// The work of those who work in several services of an incident. A group of work belongs to one worker or never leaves its service, so a ledger
/// for each service and this one for the workers of several find together what one ledger of everything would (see <see cref="WorkLedger"/>);
/// the services themselves need not be at hand.
/// Invariant: once somebody is known to roam they stay known, and all their work is here. Cost: the work of those who roam.
/// </summary>
internal sealed class RoamingWork
{
    private readonly Dictionary<string, string> home = new(StringComparer.Ordinal);
    private readonly HashSet<string> roaming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorkTrace>> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FindingSet> found = new(StringComparer.Ordinal);
    private WorkLedger? ledger;

    public RecoveryContext? Context { get; private set; }

    /// <summary>Begins anew: everybody's work has to be placed again.</summary>
    public void Begin(RecoveryContext context)
    {
        (Context, ledger) = (context, new(context, roaming.Contains));
        placed.Clear();
        found.Clear();
    }

    public bool Has(string worker) => roaming.Contains(worker);

    /// <summary>Answers the services whose work is to be looked at again, because somebody of theirs is now known to roam.</summary>
    public IReadOnlyCollection<string> Know(string service, IEnumerable<string> workers)
    {
        SortedSet<string>? again = null;
        foreach (var worker in workers)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(home, worker, out _);
            at ??= service;
            if (!string.Equals(at, service, StringComparison.Ordinal) && roaming.Add(worker))
                (again ??= new(StringComparer.Ordinal)).UnionWith([at, service]);
        }

        return again ?? [];
    }

    /// <summary>All the work for a person, as it is now; anew: the people who roam may be others than when it was placed last.</summary>
    public void Place(string person, List<WorkTrace> work, bool anew)
    {
        var shared = work.FindAll(trace => trace.WorkerNames(Context!).Any(roaming.Contains));
        var before = placed.GetValueOrDefault(person);
        if (shared.Count == 0 && before is null)
            return;
        if (anew && before is not null)
            ledger!.Update(person, new List<WorkTrace>());
        placed[person] = shared;
        ledger!.Update(person, shared);
    }

    public IReadOnlyList<WorkTrace> Of(string person) => placed.GetValueOrDefault(person) ?? [];

    /// <summary>Looks at what was placed; answers what went and what came, by service.</summary>
    public IReadOnlyList<RoamingChange> Settle()
    {
        var (gone, come) = ledger!.Settle();
        var (went, came) = (gone.ToLookup(finding => finding.ServiceId, StringComparer.Ordinal), come.ToLookup(finding => finding.ServiceId, StringComparer.Ordinal));
        var changed = new List<RoamingChange>();
        foreach (var service in went.Concat(came).Select(one => one.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(found, service, out _);
            at ??= new();
            foreach (var finding in came[service])
                at.Add(finding);
            foreach (var finding in went[service])
                at.Remove(finding);
            changed.Add(new(service, [.. went[service]], [.. came[service]]));
        }

        return changed;
    }

    /// <summary>What was found about those who roam, of one service.</summary>
    public IReadOnlyList<Finding> FoundAt(string service) => found.TryGetValue(service, out var at) ? at.Listed : [];
}

/// <summary>What was found about a service's people who work in several.</summary>
internal sealed record RoamingChange(string Service, IReadOnlyList<Finding> Gone, IReadOnlyList<Finding> Come)
{
    /// <summary>False where groups were looked at again and found the same.</summary>
    public bool SaysOther => !Findings.Same(Findings.InOrder(Gone, []), Findings.InOrder(Come, []));
}
