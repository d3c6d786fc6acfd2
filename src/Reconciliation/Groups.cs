using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>Items of one person in the groups that rules look at; a group that changed is looked at again, the others keep their findings.</summary>
internal sealed class Groups(PersonCase person, RunnableRules rules)
{
    private static readonly HashSet<string> Nobody = [];

    private readonly Dictionary<string, Group>?[] groups = new Dictionary<string, Group>?[rules.Groups.Length];
    private readonly List<Group> dirty = [];
    private readonly Dictionary<string, List<Finding>> about = new(StringComparer.Ordinal);
    private readonly List<Finding> scratch = [];
    private Watched changed;
    private bool isNew = true;

    public IReadOnlyList<Finding> About(string itemId) => about.GetValueOrDefault(itemId) ?? RunnableRules.Nothing;

    public IEnumerable<Finding> All() => about.Values.SelectMany(found => found);

    public void Recheck(Watched facts) => changed |= facts;

    public void Enter(MatchedItem item)
    {
        for (var rule = 0; rule < groups.Length; rule++)
        {
            if (rules.Groups[rule].GroupOf(item, person) is not { } name)
                continue;
            var group = Named(rule, name);
            group.Items.Insert(group.Place(item), item);
            LookAt(group);
        }
    }

    public void Leave(MatchedItem item)
    {
        for (var rule = 0; rule < groups.Length; rule++)
        {
            if (rules.Groups[rule].GroupOf(item, person) is not { } name || groups[rule]?.GetValueOrDefault(name) is not { } group)
                continue;
            var place = group.Place(item);
            if (place < group.Items.Count && ReferenceEquals(group.Items[place], item))
                group.Items.RemoveAt(place);
            LookAt(group);
        }
    }

    /// <summary>Looks again at what changed; answers the items whose findings may be others now.</summary>
    public HashSet<string> Settle()
    {
        if (isNew || changed != Watched.Nothing)
            LookAgain();
        (isNew, changed) = (false, Watched.Nothing);
        HashSet<string>? touched = null;
        foreach (var group in dirty)
        {
            group.IsDirty = false;
            if (group.Items.Count > 0)
                rules.Groups[group.Rule].Find(group.Items, person, scratch);
            else
                rules.Groups[group.Rule].FindEmpty(group.Name, person, scratch);
            if (scratch.Count > 0 || group.Found.Count > 0)
            {
                Replace(group, touched ??= new(StringComparer.Ordinal));
                scratch.Clear();
            }

            if (group.Items.Count == 0 && group.Found.Count == 0)
                groups[group.Rule]!.Remove(group.Name);
        }

        dirty.Clear();
        return touched ?? Nobody;
    }

    private void LookAt(Group group)
    {
        if (group.IsDirty)
            return;
        group.IsDirty = true;
        dirty.Add(group);
    }

    private Group Named(int rule, string name)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups[rule] ??= new(StringComparer.Ordinal), name, out _);
        return group ??= new(rule, name);
    }

    /// <summary>Groups that facts beside items concern: those there are, and those that these facts call for.</summary>
    private void LookAgain()
    {
        for (var rule = 0; rule < groups.Length; rule++)
        {
            var isTold = (rules.Groups[rule].Watches & changed) != Watched.Nothing;
            if (isTold && groups[rule] is { } known)
            {
                foreach (var group in known.Values)
                    LookAt(group);
            }

            if (!isTold && !isNew)
                continue;
            foreach (var name in rules.Groups[rule].CalledFor(person))
                LookAt(Named(rule, name));
        }
    }

    /// <summary>What is found again stays what it was, and touches nothing: a group can hold hundreds of findings of which a new row changes one.</summary>
    private void Replace(Group group, HashSet<string> touched)
    {
        var known = new HashSet<Finding>(group.Found, Findings.SameContent);
        if (known.Count < group.Found.Count)
        {
            // A rule that says the same twice: what is one and what is the other cannot be told.
            Withdraw(group.Found, touched);
            known.Clear();
        }

        var found = scratch.Count == 0 ? RunnableRules.Nothing : new List<Finding>(scratch.Count);
        var come = new List<Finding>();
        foreach (var finding in scratch)
        {
            if (known.TryGetValue(finding, out var same) && known.Remove(same))
            {
                found.Add(same);
                continue;
            }

            found.Add(finding);
            come.Add(finding);
        }

        Withdraw(known, touched);
        Add(come, touched);
        group.Found = found;
    }

    private void Withdraw(IEnumerable<Finding> findings, HashSet<string> touched)
    {
        foreach (var finding in findings)
        {
            touched.Add(finding.ItemId);
            if (about.TryGetValue(finding.ItemId, out var list) && list.Remove(finding) && list.Count == 0)
                about.Remove(finding.ItemId);
        }
    }

    private void Add(List<Finding> findings, HashSet<string> touched)
    {
        foreach (var finding in findings)
        {
            touched.Add(finding.ItemId);
            if (!about.TryGetValue(finding.ItemId, out var list))
                about[finding.ItemId] = list = [];
            list.Add(finding);
        }
    }

    private sealed class Group(int rule, string name)
    {
        public int Rule => rule;

        public string Name => name;

        public List<MatchedItem> Items { get; } = [];

        public List<Finding> Found { get; set; } = RunnableRules.Nothing;

        /// <summary>It waits to be looked at.</summary>
        public bool IsDirty { get; set; }

        /// <summary>Where the item is, or belongs.</summary>
        public int Place(MatchedItem item)
        {
            var (low, high) = (0, Items.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (MatchedItem.InTime(Items[middle], item) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
