using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>
/// Who worked where and who checked whom, across people: the rules for which one person's record is not enough. It follows changes of one
/// person's work at a cost of the groups that they touch. Give it all people whose workers may meet; where these are too many, one ledger
/// for each service and one for the workers of several services (concerns) find the same. Not safe for concurrent use.
/// </summary>
/// <param name="context">As for people.</param>
/// <param name="concerns">Whether a group about this worker is looked at here; a group about nobody in particular has an empty worker.</param>
public sealed class WorkLedger(RecoveryContext context, Func<string, bool>? concerns = null)
{
    private readonly ImmutableArray<IWorkRule> rules = RunnableRules.Of(context).Work;
    private readonly Dictionary<string, List<WorkTrace>> people = new(StringComparer.Ordinal);
    private readonly Dictionary<Key, Group> groups = [];
    private readonly HashSet<Key> dirty = [];
    private readonly List<WorkGroup> named = [];

    /// <summary>All the work for one person as it is now.</summary>
    public void Update(string personId, IEnumerable<WorkTrace> work)
    {
        var (now, before) = (work.ToList(), people.GetValueOrDefault(personId) ?? []);
        if (now.SequenceEqual(before))
            return;
        var kept = before.Count == 0 ? [] : now.Intersect(before).ToHashSet();
        foreach (var trace in before.Where(t => !kept.Contains(t)))
            Place(trace, isThere: false);
        foreach (var trace in now.Where(t => !kept.Contains(t)))
            Place(trace, isThere: true);
        people[personId] = now;
    }

    /// <summary>In no particular order, none of them decided.</summary>
    public IEnumerable<Finding> Findings()
    {
        Settle();
        return groups.Values.SelectMany(g => g.Found);
    }

    /// <summary>
    /// The findings that no longer hold, and those that now do, since this was asked last. What was looked at again and found the same
    /// may be in both. Cost: the groups that changed.
    /// </summary>
    public (List<Finding> Gone, List<Finding> Come) Settle()
    {
        var (gone, come) = (new List<Finding>(), new List<Finding>());
        foreach (var key in dirty)
        {
            var group = groups[key];
            gone.AddRange(group.Found);
            group.Found.Clear();
            if (group.Work.Count == 0)
            {
                groups.Remove(key);
                continue;
            }

            rules[key.Rule].Find(key.Name, group.InOrder(), context, group.Found);
            come.AddRange(group.Found);
        }

        dirty.Clear();
        return (gone, come);
    }

    private void Place(WorkTrace trace, bool isThere)
    {
        for (var rule = 0; rule < rules.Length; rule++)
        {
            named.Clear();
            rules[rule].GroupsOf(trace, context, named);
            foreach (var name in named)
            {
                if (concerns is not null && !concerns(name.Worker))
                    continue;
                var key = new Key(rule, name);
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out var exists);
                group ??= new Group();
                if (isThere)
                    group.Work.Add(trace);
                else
                    group.Work.Remove(trace);
                dirty.Add(key);
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Key(int Rule, WorkGroup Name);

    private sealed class Group
    {
        public List<WorkTrace> Work { get; } = [];

        public List<Finding> Found { get; } = [];

        public List<WorkTrace> InOrder()
        {
            Work.Sort((a, b) => a.From.CompareTo(b.From) is not 0 and var byTime ? byTime : string.CompareOrdinal(a.EntryId, b.EntryId));
            return Work;
        }
    }
}
