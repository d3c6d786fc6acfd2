using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>
/// Who worked where and who checked whom, across people: the rules for which one person's record is not enough. It follows changes of one
/// person's work at a cost of the groups that they touch; who asks once and for all uses <see cref="WorkAtOnce"/>. Give it all people whose workers may meet; where these are too many, one ledger
/// for each service and one for the workers of several services (concerns) find the same. Not safe for concurrent use.
/// </summary>
/// <param name="context">As for people.</param>
/// <param name="concerns">Whether a group about this worker is looked at here; a group about nobody in particular has an empty worker.</param>
public sealed partial class WorkLedger(RecoveryContext context, Func<string, bool>? concerns = null)
{
    /// <summary>Shared: most groups have no finding.</summary>
    private static readonly List<Finding> Nothing = [];

    private readonly ImmutableArray<IWorkRule> rules = RunnableRules.Of(context).Work;
    private readonly Dictionary<string, List<WorkTrace>> people = new(StringComparer.Ordinal);
    private readonly Dictionary<Key, Group> groups = [];
    private readonly List<Key> dirty = [];
    private readonly List<WorkGroup> named = [];

    /// <summary>Nobody has asked yet: every group waits to be looked at, and none is listed for it.</summary>
    private bool isNew = true;

    /// <summary>All the work for one person as it is now; a list is kept, and must not change afterwards.</summary>
    public void Update(string personId, IEnumerable<WorkTrace> work)
    {
        var now = work as List<WorkTrace> ?? [.. work];
        if (people.TryGetValue(personId, out var before))
        {
            if (now.SequenceEqual(before))
                return;
            var kept = now.Intersect(before).ToHashSet();
            foreach (var trace in before.Where(t => !kept.Contains(t)))
                Place(trace, isThere: false);
            foreach (var trace in now.Where(t => !kept.Contains(t)))
                Place(trace, isThere: true);
        }
        else
        {
            foreach (var trace in now)
                Place(trace, isThere: true);
        }

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
        foreach (var key in isNew ? groups.Keys.ToList() : dirty)
        {
            var group = groups[key];
            group.IsDirty = false;
            gone.AddRange(group.Found);
            group.Found = Nothing;
            if (group.Work.Count == 0)
                groups.Remove(key);
            else if (!group.IsOfOnePlace && group.Work.Count >= rules[key.Rule].Fewest(context) && rules[key.Rule].MayFind(group.Work, context))
                come.AddRange(group.Found = Find(key, group));
        }

        dirty.Clear();
        isNew = false;
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
                    group.Enter(trace, rules[rule].PlaceOf(trace));
                else
                    group.Leave(trace, rules[rule].PlaceOf(trace));
                if (isNew || group.IsDirty)
                    continue;
                group.IsDirty = true;
                dirty.Add(key);
            }
        }
    }

    private List<Finding> Find(Key key, Group group)
    {
        var found = new List<Finding>();
        group.PutInOrder();
        rules[key.Rule].Find(key.Name, group.Work, context, found);
        return found;
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Key(int Rule, WorkGroup Name)
    {
        public override int GetHashCode() => HashCode.Combine(Rule, Name);
    }
}
