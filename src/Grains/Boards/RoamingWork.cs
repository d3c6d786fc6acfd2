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
    private readonly Dictionary<string, List<Finding>> found = new(StringComparer.Ordinal);
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

    /// <summary>Looks at what was placed; answers the services about which it now finds something else.</summary>
    public IReadOnlyCollection<string> Settle()
    {
        var (gone, come) = ledger!.Settle();
        var touched = new SortedDictionary<string, List<Finding>>(StringComparer.Ordinal);
        foreach (var service in gone.Concat(come).Select(finding => finding.ServiceId).Distinct(StringComparer.Ordinal))
            touched[service] = [.. FoundAt(service)];
        foreach (var finding in gone)
            found[finding.ServiceId].Remove(finding);
        foreach (var finding in come)
            (CollectionsMarshal.GetValueRefOrAddDefault(found, finding.ServiceId, out _) ??= []).Add(finding);
        return [.. touched.Where(before => !ServiceStanding.Same(Findings.InOrder(before.Value, []), Findings.InOrder(FoundAt(before.Key), []))).Select(before => before.Key)];
    }

    public IReadOnlyList<Finding> FoundAt(string service) => found.GetValueOrDefault(service) ?? [];
}
